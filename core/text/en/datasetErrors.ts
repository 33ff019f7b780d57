/** English sentences for failures of turning a table into examples. */
import type { datasetErrors as specs } from '../../contract/errors/datasetErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'en');

/** A file without categories may be one that a model is to classify. */
const orClassify = {
  fix: 'If the file is to be classified by a model that is trained already, use predict.',
  command: ['predict', 'MODEL', 'SPREADSHEET'],
};

/** Only a text file can have been split at the wrong places; only a workbook has other sheets. */
function addLabels(otherSheets: readonly string[] | undefined): string {
  const add = 'Add a column with the category of each text to the file.';
  if (otherSheets === undefined)
    return `${add} If it is there already, say with --separator what stands between the columns.`;
  return otherSheets.length === 0
    ? add
    : `${add} If the table is in another sheet of the file, choose it with --sheet: ${listing(otherSheets, 'en')}.`;
}

export const datasetErrors: ErrorTexts<keyof typeof specs> = {
  'dataset.column_missing': ({ column, found }) => ({
    title: `The spreadsheet has no column called “${column}”.`,
    fix: `Choose one of these: ${listing(found, 'en')}.`,
  }),
  'dataset.same_column': ({ column }) => ({
    title: `Column “${column}” cannot hold both the texts and the categories.`,
    fix: 'Choose two different columns with --text and --label.',
  }),
  'dataset.column_unclear': ({ role, candidates }) => ({
    title: `More than one column could hold the ${role === 'text' ? 'texts' : 'categories'}: ${listing(candidates, 'en')}.`,
    fix: `Say which one with ${role === 'text' ? '--text' : '--label'} "NAME".${role === 'text' ? '' : ` ${orClassify.fix}`}`,
    ...(role === 'label' && { command: orClassify.command }),
  }),
  'dataset.reading_unclear': ({ option, guess, row, sheets = [] }) => {
    switch (option) {
      case 'sheet':
        return {
          title: `More than one sheet of the file could hold the data: ${listing(sheets, 'en')}.`,
          fix: `Say which one with --sheet "NAME".${guess === undefined ? '' : ` The most likely one is “${guess}”.`} If the data is in several, put it into one.`,
        };
      case 'headerRow':
        return {
          title: 'We are not sure where the names of the columns are.',
          fix: `Give with --header the number of the row with the names${row === undefined ? '' : ` (perhaps ${row})`}, or 0 if there is none.`,
        };
      case 'encoding':
        return {
          title: 'We are not sure how letters with accents are stored in this file.',
          fix: 'Open it in the program that made it and save it as “CSV UTF-8” or .xlsx. If you know the encoding, say so with --encoding.',
        };
      case 'separator':
        return {
          title: 'We are not sure what separates the columns in this file.',
          fix: 'Say with --separator what does: semicolon (;), comma (,), tab or pipe. If it is another sign, save the file as .xlsx.',
        };
    }
  },
  'dataset.no_text_column': ({ found }) => ({
    title: 'We found no column with the texts to classify.',
    fix: `Say which one it is: in training with --text "NAME", in classifying with --column "NAME". Columns of the spreadsheet: ${listing(found, 'en')}.`,
  }),
  'dataset.no_label_column': ({ found, otherSheets }) => ({
    title:
      found.length < 2
        ? `The spreadsheet has one column only (${listing(found, 'en')}): a column with the categories is missing.`
        : 'We found no column with the categories.',
    fix: `${
      found.length < 2
        ? addLabels(otherSheets)
        : `Say which one it is, with --label "NAME". Columns of the spreadsheet: ${listing(found, 'en')}.`
    } ${orClassify.fix}`,
    command: orClassify.command,
  }),
  'dataset.text_is_numeric': ({ column }) => ({
    title: `The column “${column}” holds numbers, not texts.`,
    fix: 'Choose the column with the texts, with --text.',
  }),
  'dataset.one_category': ({ category }) => ({
    title: `All examples have the same category (“${category}”). You need at least 2 different categories.`,
    fix: 'Add examples of another category, or choose another column of categories.',
  }),
  'dataset.empty_part': () => ({
    title: 'No examples are left to train on, to choose the model by, or for the final check.',
    fix: 'Add more examples of each category: one that has only one or two stays in training as a whole. Rows of one court process, or with one text, always stay in one part: if there are few processes, add others.',
  }),
  'dataset.all_labels_different': ({ column, rows }) => ({
    title: `Each of the ${number(rows)} rows has a different value in the column “${column}”: no category repeats.`,
    fix: 'Choose the column with the categories, with --label.',
  }),
  'dataset.no_known_category': ({ column, found, known }) => ({
    title: `Column “${column}” has no category that the model knows: in it ${found.length === 1 ? 'is' : 'are'} ${listing(found, 'en')}; the model knows ${listing(known, 'en')}.`,
    fix: 'Name the column of the right categories with --label, or choose another model.',
  }),
  'dataset.no_such_fix': ({ number: asked, offered }) => ({
    title: `There is no fix number ${number(asked)}.`,
    fix:
      offered === 0
        ? 'This spreadsheet has no fixes to offer: repeat the command without --fix.'
        : `Choose numbers from 1 to ${number(offered)}, as they appear without --fix.`,
  }),
  'dataset.no_such_step': ({ number: asked, steps }) => ({
    title: `There is no step number ${number(asked)} to undo.`,
    fix:
      steps === 0
        ? 'No step was made: repeat the command without --undo.'
        : `Choose numbers from 1 to ${number(steps)}, as they appear with --recipe and without --undo.`,
  }),
  'dataset.recipe_unreadable': ({ path }) => ({
    title: `The file of fixes “${lastPart(path)}” could not be read.`,
    fix: 'Give a file that inspect wrote with --fix and --out, or write it again.',
  }),
  'dataset.too_few_examples': ({ usable, needed }) => ({
    title: `Only ${number(usable)} rows can be used, and at least ${number(needed)} are needed.`,
    fix: 'Add more examples with both text and category filled in, and try again.',
  }),
  'dataset.nothing_to_label': ({ column }) =>
    column === null
      ? {
          title: 'No row of the spreadsheet has a text.',
          fix: 'Choose the column with the texts, with --text.',
        }
      : {
          title: `Every row with a text has a category in column “${column}” already: none is missing.`,
          fix: 'Add rows with new texts and no category to the spreadsheet. If the right categories are in another column, name it with --label "NAME".',
        },
};
