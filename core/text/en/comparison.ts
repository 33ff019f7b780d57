/** English words for two runs beside each other. */
import type { PairedScore } from '../../contract/comparison.ts';
import type { ComparisonTexts } from '../areas/comparisonTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { stageNames } from './stages.ts';

const share = (value: number) => formatShare(value, 'en', 1);
const count = (value: number) => formatNumber(value, 'en');
const texts = (value: number) => counted(value, ['text', 'texts'], 'en');

export const comparison: ComparisonTexts = {
  heading: 'Comparison of two runs',
  run: ({ delivered, accuracy, interval: { low, high }, tested }) =>
    `${stageNames[delivered].short}: ${share(accuracy)} right (between ${share(low)} and ${share(high)}) of ${texts(tested)}`,
  testSet: {
    same: (shared) => `Both were checked with the same ${texts(shared)}: they can be compared.`,
    extended: (shared) =>
      `The check of one has all texts of the other, and some more: the two are compared on the ${texts(shared)} in both.`,
    different: (shared) =>
      `The two were checked with different texts (${formatNumber(shared, 'en')} in both): the figures above do not say which is better.`,
    unknown: () =>
      'It is not known whether both were checked with the same texts, since one run is of an older version and did not keep its answers: the figures above do not say which is better. Repeat that run (reproduce) and compare again.',
  },
  trainComparably:
    'If the two spreadsheets have texts in common, train B again with the check of A, and compare:',
  comparable: 'The same test texts',
  notComparable: 'Not the same test texts',
  noSingleAnswers:
    'One of the runs did not keep its single answers: nothing says whether the difference is chance. Repeat it (reproduce) and compare again.',
  renamed: (names) =>
    `Categories that only changed their name count as the same: ${names.map(({ from, to }) => `“${from}” is now “${to}”`).join('; ')}.`,
  relabelled: (count) =>
    `${counted(count, ['text of the check has another category', 'texts of the check have another category'], 'en')} in B. The comparison is made both ways:`,
  agreeing: ({ rows, agreeing: { first, second } }) =>
    `Changes that sided with A’s answer: ${count(first)} of ${count(rows.length)}; with B’s: ${count(second)} of ${count(rows.length)}. Where a category is corrected because the model disagreed with it, the score on the new categories favours the model: trust what is the same either way.`,
  onLabels: {
    both: 'On the same texts',
    first: 'By the old categories (those of A)',
    second: 'By the corrected categories (those of B)',
  },
  score: ({ accuracy: { first, second } }) => `A is right in ${share(first)}, B in ${share(second)}.`,
  evidence: (score) => `${oneSided(score)} ${conclusion(score)}`,
  differencesHeading: 'What was not the same',
  noDifferences: 'Nothing: the settings, the data and the program were the same.',
  difference: (what, first, second) => `${what}: A ${first}, B ${second}`,
  flipsHeading: (count) =>
    `Texts with different answers: ${count === 0 ? 'none' : formatNumber(count, 'en')}`,
  flipKinds: {
    fixed: (value) => `${count(value)} that only B gets right`,
    broken: (value) => `${count(value)} that only A gets right`,
    stillWrong: (value) => `${count(value)} that both get wrong`,
    relabelled: (value) => `${count(value)} whose category was changed in the spreadsheet`,
  },
  flip: ({ rows, truth, predicted }) =>
    [
      rows.first === rows.second ? `row ${rows.first}` : `row ${rows.first} in A, ${rows.second} in B`,
      truth.first === truth.second
        ? `right is “${truth.first}”`
        : `right is “${truth.first}” in A, “${truth.second}” in B`,
      `A said “${predicted.first}”, B “${predicted.second}”`,
    ].join(' · '),
  hiddenFlips: (count) => `and ${counted(count, ['more text', 'more texts'], 'en')} (all with --details)`,
};

function oneSided({ onlyFirst, onlySecond }: PairedScore): string {
  if (onlyFirst + onlySecond === 0) return 'No text is right in one of them alone.';
  return `Only A gets ${texts(onlyFirst)} right; only B gets ${texts(onlySecond)} right.`;
}

function conclusion({ better, chance }: PairedScore): string {
  const often =
    chance < 0.01
      ? 'in fewer than 1 of 100 comparisons'
      : `in about ${formatNumber(100 * chance, 'en')} of 100 comparisons`;
  switch (better) {
    case 'equal':
      return 'There is no difference.';
    case 'unsure':
      return `Between two equally good models, a difference like this or larger would come up by chance ${often}: nothing says that one is better.`;
    case 'first':
      return `Between two equally good models, a difference like this or larger would come up only ${often}: A is better on these texts.`;
    case 'second':
      return `Between two equally good models, a difference like this or larger would come up only ${often}: B is better on these texts.`;
  }
}
