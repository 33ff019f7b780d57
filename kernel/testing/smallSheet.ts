/** A small labelled sheet whose categories are easy to tell apart, with a few hard rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../data/seededRandom.ts';

const words: Record<string, string[]> = {
  Cobrança: ['dívida', 'pagamento', 'boleto', 'juros', 'credor'],
  Família: ['guarda', 'alimentos', 'divórcio', 'filho', 'visitas'],
  Trabalho: ['salário', 'demissão', 'férias', 'rescisão', 'horas'],
};
const fillers = ['o autor', 'pede', 'ao juízo', 'conforme', 'os autos', 'na audiência', 'requer', 'alega'];

/** `count` rows as csv text; the same seed gives the same rows. */
export function smallSheetText(count: number, seed = 1): string {
  const random = seededRandom(seed, count);
  const pick = <T>(list: readonly T[]): T => list[random() % list.length] as T;
  const labels = Object.keys(words);
  const rows = Array.from({ length: count }, (_, i) => {
    const label = labels[i % labels.length] ?? '';
    const own = words[label] ?? [];
    const text = [pick(fillers), pick(own), pick(fillers), pick(own), pick(fillers), `nº ${i}`].join(' ');
    return `${text},${random() % 12 === 0 ? pick(labels) : label}`;
  });
  return ['texto,categoria', ...rows].join('\n');
}

export function writeSmallSheet(folder: string, count = 90): string {
  const path = join(folder, 'petições.csv');
  writeFileSync(path, smallSheetText(count));
  return path;
}
