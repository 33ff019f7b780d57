/** Portuguese sentences about the rows that a person should label next. */
import type { LabelNextTexts } from '../areas/labelNextTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const share = (value: number) => formatShare(value, 'pt-BR');

export const labelNext: LabelNextTexts = {
  heading: (count) =>
    count === 1
      ? 'Esta é a linha que mais ensinaria o modelo, se você a categorizasse'
      : `Estas são as ${formatNumber(count, 'pt-BR')} linhas que mais ensinariam o modelo, se você as categorizasse`,
  chosenFrom: (unlabelled) =>
    `Escolhidas entre ${counted(unlabelled, ['linha sem categoria', 'linhas sem categoria'], 'pt-BR')}: aquelas em que o modelo mais hesita, e que são diferentes umas das outras.`,
  row: (rowNumber) => `Linha ${formatNumber(rowNumber, 'pt-BR')}`,
  hesitation: ({ proposed, rival }) =>
    `${proposed.label} (${share(proposed.confidence)}) ou ${rival.label} (${share(rival.confidence)})?`,
  othersAlike: 'As outras linhas são quase iguais a estas e não ensinariam nada de novo.',
  copyAt: 'A cópia para preencher está em:',
  fillIn: (column, markColumn) =>
    `Escreva a categoria certa na coluna “${column}”, nas linhas com “sim” em “${markColumn}”. O palpite do modelo pode estar errado: é justamente onde ele hesita.`,
  otherColumn: (used, learned) =>
    `Os textos foram lidos da coluna “${used}”; o modelo aprendeu com uma coluna chamada “${learned}”. Se não é a certa, diga qual é com --text "NOME".`,
  trainAgain: 'Depois, treine de novo com a cópia:',
  joinAndTrain: 'Depois, treine de novo com estas linhas e com as que já tinha',
  join: (file) =>
    `Copie as linhas que você preencheu (o texto e a categoria, nas colunas de mesmo sentido) para o fim da planilha com que o modelo foi treinado${file === undefined ? '' : `, “${file}”`}, salve-a e treine com ela. Só a cópia não basta: as outras linhas ficariam de fora.`,
  sheetWord: 'PLANILHA',
  copySuffix: 'para-categorizar',
};
