/** English sentences about the rows that a person should label next. */
import type { LabelNextTexts } from '../areas/labelNextTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const share = (value: number) => formatShare(value, 'en');

export const labelNext: LabelNextTexts = {
  heading: (count) =>
    count === 1
      ? 'This is the row that would teach the model most if you labelled it'
      : `These are the ${formatNumber(count, 'en')} rows that would teach the model most if you labelled them`,
  chosenFrom: (unlabelled) =>
    `Chosen from ${counted(unlabelled, ['row without a category', 'rows without a category'], 'en')}: those the model is least sure of, and that differ from each other.`,
  row: (rowNumber) => `Row ${formatNumber(rowNumber, 'en')}`,
  hesitation: ({ proposed, rival }) =>
    `${proposed.label} (${share(proposed.confidence)}) or ${rival.label} (${share(rival.confidence)})?`,
  othersAlike: 'The other rows are nearly the same as these and would teach nothing new.',
  copyAt: 'The copy to fill in is at:',
  fillIn: (column, markColumn) =>
    `Write the right category into column “${column}”, in the rows with “yes” in “${markColumn}”. The model’s guess may be wrong: these are the rows it hesitates about.`,
  otherColumn: (used, learned) =>
    `The texts were read from column “${used}”; the model learned from a column called “${learned}”. If that is not the right one, say which with --text "NAME".`,
  trainAgain: 'Then train again with the copy:',
  joinAndTrain: 'Then train again with these rows and those you had',
  join: (file) =>
    `Copy the rows you filled in (text and category, each under the column that means the same) to the end of the spreadsheet that the model learned from${file === undefined ? '' : `, “${file}”`}, save it and train with it. The copy alone is not enough: all other rows would be left out.`,
  sheetWord: 'SPREADSHEET',
  copySuffix: 'to-label',
};
