/** A small spreadsheet that can be learnt: invented petitions in three categories. */
import { writeFileSync } from 'node:fs';

const openings = [
  'O autor',
  'A parte requerente',
  'O réu',
  'A empresa',
  'O espólio',
  'A viúva',
  'O município',
];
const subjects: Readonly<Record<string, readonly string[]>> = {
  Alimentos: [
    'pede pensão para o filho menor',
    'quer rever a pensão alimentícia',
    'não pagou os alimentos fixados',
  ],
  Consumidor: [
    'comprou um aparelho com defeito',
    'foi cobrada por serviço não pedido',
    'teve o nome negativado',
  ],
  Posse: ['teve o imóvel invadido', 'quer a reintegração do terreno', 'não desocupou a casa alugada'],
};
const endings = [
  'e junta documentos.',
  'e requer tutela de urgência.',
  'e pede a citação.',
  'e arrola testemunhas.',
];

/** `count` rows of each category; every text differs. */
export function writePetitions(path: string, count: number): void {
  const lines = ['texto;categoria'];
  for (let i = 0; i < count; i++) {
    for (const [label, stories] of Object.entries(subjects)) {
      const pick = (list: readonly string[], step: number) => list[Math.floor(i / step) % list.length] ?? '';
      lines.push(`${pick(openings, 1)} ${pick(stories, 7)} ${pick(endings, 3)} Caso ${i + 1}.;${label}`);
    }
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}
