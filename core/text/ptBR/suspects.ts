/** Portuguese sentences about categories that are probably wrong. */
import type { SuspectTexts } from '../areas/suspectTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'pt-BR');

export const suspects: SuspectTexts = {
  found: (count, rows) =>
    `${counted(count, ['linha tem', 'linhas têm'], 'pt-BR')} uma categoria duvidosa, de ${number(rows)} conferidas`,
  none: (rows) =>
    `Nenhuma categoria parece errada (${counted(rows, ['linha conferida', 'linhas conferidas'], 'pt-BR')})`,
  judgedBy: ({ pronounced }) =>
    `${pronounced} previu cada linha sem ter aprendido com ela; aqui estão as que se parecem mais com outra categoria. A confiança de cada categoria é comparada com a que os textos dela costumam receber, e primeiro vêm as linhas em que a outra mais passa à frente: por isso as porcentagens não descem sempre.`,
  row: ({ rowNumber, given, proposed, certainty }) =>
    `Linha ${rowNumber}: está como “${given}”, parece “${proposed}” (${formatShare(certainty, 'pt-BR')} de confiança)`,
  hidden: (count) => `e mais ${counted(count, ['linha', 'linhas'], 'pt-BR')} (todas com --details)`,
  look: 'Leia estas linhas na planilha, a partir da primeira, e corrija só as que estiverem mesmo erradas: uma dúvida não é um erro.',
  flatters:
    'Corrigir só onde o modelo discorda faz a próxima nota parecer melhor do que é: compare-a com a antiga também nas categorias de antes.',
};
