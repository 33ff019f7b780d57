/** English sentences about the problems of a data set. */
import { data } from './data.ts';
import type { FindingTexts } from '../areas/findingTexts.ts';
import type { RowChange } from '../../contract/cleaning.ts';
import type { Finding, FindingOf } from '../../contract/findings.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { maskedExcerpt } from '../formats/maskedExcerpt.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';
import { rowList } from '../formats/rowList.ts';
import { qualityShare } from '../formats/qualityShare.ts';

const number = (value: number, digits = 0) => formatNumber(value, 'en', digits);
const share = (value: number) => formatShare(value, 'en');
/** Some is never said to be none, nor most to be all. */
const part = (value: number) =>
  value < 0.01 ? `less than ${share(0.01)}` : share(value < 1 ? Math.min(value, 0.99) : value);
/** " (rows 3, 8 and 40 more)". */
const at = ({ count, listed }: Finding['rows']) => rowList(listed, 'en', count);
/** "2 rows have" with the words that fit the number. */
const rows = ({ rows: { count } }: Finding, one: string, many: string) =>
  counted(count, [`row ${one}`, `rows ${many}`], 'en');
/** "CPF (2), names of people (30)". */
const kindList = (kinds: FindingOf<'personal_data'>['params']['kinds']) =>
  kinds.map(({ kind, texts }) => `${data.personalData[kind]} (${number(texts)})`).join(', ');
/** The first few of a list, and how many more. */
const some = (items: readonly string[], all: number) =>
  `${items.slice(0, 5).join(', ')}${all > 5 ? ` and ${number(all - 5)} more` : ''}`;

/** "“Recurso; Acordo” (12)", the first few of them. */
const cells = ({ cells: all, cellCount }: FindingOf<'several_categories'>['params']) =>
  some(
    all.map(({ label, count }) => `“${shownName(label)}” (${number(count)})`),
    cellCount,
  );

export const findings: FindingTexts = {
  problems: {
    one_category: ({ params }) =>
      `All examples have the same category (“${shownName(params.category)}”). You need at least 2 different categories.`,
    all_labels_different: ({ params }) =>
      `Every row has a different value in the column “${params.column}”: there are no categories that repeat.`,
    too_few_examples: ({ params }) =>
      `Only ${counted(params.usable, ['row can be used', 'rows can be used'], 'en')}, and at least ${number(params.needed)} are needed.`,
    empty_part: () =>
      'No examples are left to train on, to choose the model by or to check it with: rows of one case, or with one text, always stay together.',
    empty_cells: (finding) =>
      finding.state === 'mended'
        ? `${rows(finding, 'has empty cells and will be ignored', 'have empty cells and will be ignored')}${at(finding.rows)}.`
        : `${rows(finding, 'has empty cells', 'have empty cells')}${at(finding.rows)}.`,
    long_labels: ({ params: { column, longerThan }, rows: where }) =>
      `In the column “${column}”, ${counted(where.count, ['row has', 'rows have'], 'en')} more than ${number(longerThan)} characters${at(where)}: that looks like a text, not like the name of a category.`,
    several_categories: (finding) =>
      `${rows(finding, 'has more than one category in its cell', 'have more than one category in one cell')}${at(finding.rows)}: ${cells(finding.params)}. A row has one category: as they are, the model would learn each combination as one more category.`,
    label_twins: ({ params, rows: where }) =>
      `We found categories that are the same word: “${params.into}” and ${listing(params.from, 'en')}${at(where)}.`,
    likely_twins: ({ params: { into, from } }) =>
      `We found categories that look much alike: “${into.label}” (${number(into.count)}) and “${from.label}” (${number(from.count)}). Are they the same?`,
    duplicates: (finding) =>
      `${rows(finding, 'repeats a text and its category', 'repeat a text and its category')}${at(finding.rows)}.`,
    conflicting_labels: (finding) =>
      `${rows(finding, 'has a text that appears in more than one category', 'have a text that appears in more than one category')}${at(finding.rows)}. Nobody can get them all right.`,
    unlearnable_labels: ({ params: { labels, labelCount }, rows: where }) =>
      labelCount === 1
        ? `The category ${listing(labels, 'en')} has a single example and cannot be learnt${at(where)}.`
        : `${number(labelCount)} categories have a single example and cannot be learnt: ${listing(labels, 'en')}${at(where)}.`,
    few_examples: ({ params: { labels, labelCount, missing, recommended } }) => {
      const [first] = labels;
      if (labelCount === 1 && first)
        return `The category “${shownName(first.label)}” has few examples (${number(first.count)}; ${number(first.missing)} are missing to ${number(recommended)}). The model may find it hard to recognise.`;
      const named = labels.map(
        ({ label, count, missing: lacks }) =>
          `“${shownName(label)}” (${number(count)}, ${number(lacks)} missing)`,
      );
      return `${number(labelCount)} categories have fewer than ${number(recommended)} examples: ${some(named, labelCount)}. The model may find them hard to recognise. In all, ${number(missing)} examples are missing.`;
    },
    few_in_all: () =>
      'Your data set has few examples. We recommend at least 100 examples per category. With so few, fine-tuning is left out: the instant model suits best, and the share of right answers will have a wide margin of error.',
    imbalance: ({ params: { largest, smallest } }) =>
      `Some categories have far fewer examples: “${shownName(largest.label)}” has ${number(largest.count)}, and “${shownName(smallest.label)}” ${number(smallest.count)}. The model might ignore rare categories.`,
    short_texts: ({ rows: where, params: { fewerThan, shown: excerpts } }) =>
      `${counted(where.count, ['text is very short', 'texts are very short'], 'en')}, with fewer than ${number(fewerThan)} characters${at(where)}: ${excerpts.map(({ text }) => `“${text}”`).join(', ')}${excerpts.length < where.count ? '…' : ''}. Very short texts may not hold enough to go by.`,
    long_texts: ({ rows: where, params: { longerThan, longer, cutShare, wordsRead, labels } }) => {
      const named = labels.map(({ label, readShare }) => `${share(readShare)} in “${shownName(label)}”`);
      const above = `with more than ${number(longerThan)} characters`;
      const longest = longer === 0 ? '' : ` (${longer === where.count ? '' : `${number(longer)} `}${above})`;
      return `${counted(where.count, ['text', 'texts'], 'en')} (${part(cutShare)} of all) ${where.count === 1 ? 'has' : 'have'} more words than the about ${number(wordsRead)} that the model reads${longest}, and will be cut${at(where)}. Share of the words that it reads: ${some(named, labels.length)}.`;
    },
    damaged_numbers: (finding) =>
      `${rows(finding, 'has a long number that lost its last digits', 'have long numbers that lost their last digits')}, in the original spreadsheet already${at(finding.rows)}: different cases may look like one.`,
    double_encoded_texts: (finding) =>
      `${rows(finding, 'has', 'have')} letters with accents that are spoilt, such as “Ã§” instead of “ç”${at(finding.rows)}. The model would learn words that nobody writes.`,
    personal_data: ({ params: { kinds }, rows: where }) =>
      `${counted(where.count, ['text holds', 'texts hold'], 'en')} personal data${at(where)}: ${kindList(kinds)}. Nothing leaves this computer, but the model keeps words and numbers of the texts: if other people are to use it, put codes in the place of these data before you train.`,
    near_duplicates: ({ params: { groups }, rows: where }) =>
      `${counted(where.count, ['text is nearly the same as another', 'texts are nearly the same as others'], 'en')}, in ${counted(groups, ['group', 'groups'], 'en')}${at(where)}.`,
  },
  advice: {
    add_examples: 'Add more examples to the spreadsheet.',
    add_category: 'Add examples of another category.',
    choose_other_label_column: 'Choose the column of the categories with --label.',
    add_processes: 'If there are few cases, add others.',
    check_texts: 'Check whether they say enough for a person to get the category right.',
    check_labels: 'Check in the spreadsheet which category is right and correct the other rows.',
    shorten_labels: 'In these rows, write only the name of the category in the spreadsheet.',
    one_category_each:
      'Write only the category that counts into these rows of the spreadsheet, or leave them out. You decide: if it really is the name of one category, nothing needs to be done.',
    weighted_in_training:
      'Nothing needs to be done: training balances by itself, giving rare categories more weight.',
    both_ends_are_read:
      'The beginning and the end of each text are read. To read the whole text, in pieces: train --long-text chunks (takes longer).',
    export_again: 'Export the file again, as .xlsx or “CSV UTF-8”, before training.',
    format_as_text: 'Format the column as text and paste the numbers again.',
    kept_together:
      'Nothing needs to be done: those that are nearly the same stay together, either in the training or in the final check, so that the share of right answers does not look better than it is.',
  },
  steps: {
    dropEmpty: () => 'Leave out the rows with empty cells.',
    dropDuplicates: () => 'Keep only the first row of each repeated text.',
    dropConflicts: () => 'Leave out all rows of these texts.',
    mergeLabels: ({ from, into }) => `Join ${listing(from, 'en')} into “${shownName(into)}”.`,
    keepApart: () => 'They are not: keep them apart.',
    dropLabel: ({ label }) => `Leave out the category “${shownName(label)}”.`,
    maskPersonalData: ({ kinds }) =>
      `Put codes in place of personal data: ${kinds.map((kind) => data.personalData[kind]).join(', ')}.`,
    dropRareLabels: ({ fewerThan }) =>
      `Leave out the categories with fewer than ${counted(fewerThan, ['example', 'examples'], 'en')}.`,
  },
  unusedSteps: (sentences) =>
    `${counted(sentences.length, ['fix of the file changed nothing', 'fixes of the file changed nothing'], 'en')}, because no row has ${sentences.length === 1 ? 'that category' : 'those categories'}: ${sentences.slice(0, 5).join(' ')}${sentences.length > 5 ? ` And ${number(sentences.length - 5)} more.` : ''} Check whether the file of fixes belongs to this spreadsheet.`,
  missingLabels: (labels) =>
    `The file of fixes also joins ${labels.length === 1 ? 'the category' : 'the categories'} ${listing(labels.slice(0, 5), 'en')}${labels.length > 5 ? ` (and ${number(labels.length - 5)} more)` : ''} to others, and no row has ${labels.length === 1 ? 'it' : 'them'}. Check that it belongs to this spreadsheet.`,
  recommended: '(recommended)',
  qualityName: 'Quality',
  qualityWords: {
    excellent: 'Excellent',
    good: 'Good',
    fair: 'Fair',
    poor: 'Poor',
    unusable: 'cannot be trained on',
  },
  quality: (quality) => `${qualityShare(quality, 'en')} (${findings.qualityWords[quality.word]})`,
  names: {
    one_category: 'a single category',
    all_labels_different: 'categories that do not repeat',
    too_few_examples: 'too few examples',
    empty_part: 'empty parts',
    empty_cells: 'empty cells',
    long_labels: 'categories that are too long',
    several_categories: 'several categories in one cell',
    label_twins: 'categories in several spellings',
    likely_twins: 'categories that look alike',
    duplicates: 'repeated rows',
    conflicting_labels: 'one text in different categories',
    unlearnable_labels: 'categories with a single example',
    few_examples: 'categories with few examples',
    few_in_all: 'few examples in all',
    imbalance: 'very unequal categories',
    short_texts: 'very short texts',
    long_texts: 'very long texts',
    damaged_numbers: 'damaged numbers',
    double_encoded_texts: 'spoilt accents',
    personal_data: 'personal data',
    near_duplicates: 'nearly equal texts',
  },
  reasons: (reasons) =>
    `Points lost: ${reasons.map(({ code, points }) => `${findings.names[code]} (${number(points, 1)})`).join(', ')}.`,
  changesHeading: (count) => `What changes in the rows (${number(count)})`,
  change: ({ rowNumber, before, after }) => {
    const label = before?.label === after?.label ? [] : [`${shown(before)} → ${shown(after)}`];
    const unmasked = before?.text === undefined ? [] : ['the text is that of the spreadsheet again'];
    const masked = after?.text === undefined ? unmasked : [`the text becomes “${maskedExcerpt(after.text)}”`];
    return `row ${rowNumber}: ${[...label, ...masked].join('; ')}`;
  },
  moreChanges: (count) => `and ${counted(count, ['more row', 'more rows'], 'en')} (all with --details)`,
  noChanges: 'No row changes.',
  recipeSaved: 'The fixes were saved in:',
  next: {
    mend: 'Make fixes (all: those recommended; or their numbers, separated by commas), see what they change and keep them in a file:',
    keep: 'Keep these fixes in a file:',
    train: 'Train:',
    trainWithRecipe: 'Train with the saved fixes:',
    recipeFile: 'fixes.json',
  },
};

function shown(row: RowChange['before']): string {
  return row === null ? 'left out' : `“${row.label}”`;
}
