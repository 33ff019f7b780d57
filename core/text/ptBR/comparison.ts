/** Portuguese words for two runs beside each other. */
import type { PairedScore } from '../../contract/comparison.ts';
import type { ComparisonTexts } from '../areas/comparisonTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { stageNames } from './stages.ts';

const share = (value: number) => formatShare(value, 'pt-BR', 1);
const count = (value: number) => formatNumber(value, 'pt-BR');
const texts = (value: number) => counted(value, ['texto', 'textos'], 'pt-BR');

export const comparison: ComparisonTexts = {
  heading: 'Comparação de dois treinos',
  run: ({ delivered, accuracy, interval: { low, high }, tested }) =>
    `${stageNames[delivered].short}: acerta ${share(accuracy)} (entre ${share(low)} e ${share(high)}) de ${texts(tested)}`,
  testSet: {
    same: (shared) => `Os dois foram conferidos com os mesmos ${texts(shared)}: podem ser comparados.`,
    extended: (shared) =>
      `A conferência de um deles tem todos os textos do outro, e mais alguns: os dois são comparados nos ${texts(shared)} em comum.`,
    different: (shared) =>
      `Os dois foram conferidos com textos diferentes (${formatNumber(shared, 'pt-BR')} em comum): os números acima não dizem qual é melhor.`,
    unknown: () =>
      'Não se sabe se os dois foram conferidos com os mesmos textos, porque um dos treinos é de uma versão antiga e não guardou as respostas: os números acima não dizem qual é melhor. Repita esse treino (reproduce) e compare de novo.',
  },
  trainComparably:
    'Se as duas planilhas têm textos em comum, treine B de novo com a conferência de A, e compare:',
  comparable: 'Os mesmos textos de teste',
  notComparable: 'Sem os mesmos textos de teste',
  noSingleAnswers:
    'Um dos treinos não guardou as respostas uma a uma: não dá para dizer se a diferença é acaso. Repita-o (reproduce) e compare de novo.',
  renamed: (names) =>
    `Categorias que só mudaram de nome contam como a mesma: ${names.map(({ from, to }) => `“${from}” agora é “${to}”`).join('; ')}.`,
  relabelled: (count) =>
    `${counted(count, ['texto da conferência tem outra categoria', 'textos da conferência têm outra categoria'], 'pt-BR')} em B. A comparação vai feita dos dois modos:`,
  agreeing: ({ rows, agreeing: { first, second } }) =>
    `Mudanças que deram razão à resposta de A: ${count(first)} de ${count(rows.length)}; à de B: ${count(second)} de ${count(rows.length)}. Quando uma categoria é corrigida porque o modelo discordou dela, a nota com as categorias novas favorece o modelo: confie no que vale dos dois modos.`,
  onLabels: {
    both: 'Nos mesmos textos',
    first: 'Com as categorias antigas (as de A)',
    second: 'Com as categorias corrigidas (as de B)',
  },
  score: ({ accuracy: { first, second } }) => `A acerta ${share(first)}, B acerta ${share(second)}.`,
  evidence: (score) => `${oneSided(score)} ${conclusion(score)}`,
  differencesHeading: 'O que não foi igual',
  noDifferences: 'Nada: os ajustes, os dados e o programa foram os mesmos.',
  difference: (what, first, second) => `${what}: A ${first}, B ${second}`,
  flipsHeading: (count) =>
    `Textos com respostas diferentes: ${count === 0 ? 'nenhum' : formatNumber(count, 'pt-BR')}`,
  flipKinds: {
    fixed: (value) => `${count(value)} que só B acerta`,
    broken: (value) => `${count(value)} que só A acerta`,
    stillWrong: (value) => `${count(value)} que os dois erram`,
    relabelled: (value) => `${count(value)} com a categoria mudada na planilha`,
  },
  flip: ({ rows, truth, predicted }) =>
    [
      rows.first === rows.second ? `linha ${rows.first}` : `linha ${rows.first} em A, ${rows.second} em B`,
      truth.first === truth.second
        ? `certa “${truth.first}”`
        : `certa “${truth.first}” em A, “${truth.second}” em B`,
      `A respondeu “${predicted.first}”, B “${predicted.second}”`,
    ].join(' · '),
  hiddenFlips: (count) => `e mais ${texts(count)} (todos com --details)`,
};

function oneSided({ onlyFirst, onlySecond }: PairedScore): string {
  if (onlyFirst + onlySecond === 0) return 'Não há texto que só um deles acerte.';
  return `${texts(onlyFirst)} só A acerta; ${texts(onlySecond)} só B acerta.`;
}

function conclusion({ better, chance }: PairedScore): string {
  const often =
    chance < 0.01
      ? 'em menos de 1 de cada 100 comparações'
      : `em cerca de ${formatNumber(100 * chance, 'pt-BR')} de cada 100 comparações`;
  switch (better) {
    case 'equal':
      return 'Não há diferença.';
    case 'unsure':
      return `Entre dois modelos igualmente bons, uma diferença assim ou maior apareceria por acaso ${often}: não dá para dizer que um é melhor.`;
    case 'first':
      return `Entre dois modelos igualmente bons, uma diferença assim ou maior só apareceria ${often}: A é melhor nestes textos.`;
    case 'second':
      return `Entre dois modelos igualmente bons, uma diferença assim ou maior só apareceria ${often}: B é melhor nestes textos.`;
  }
}
