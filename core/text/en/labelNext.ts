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
  joinAndTrain: 'Then add these rows to the spreadsheet of the training and train again:',
  sheetWord: 'SPREADSHEET',
  copySuffix: 'to-label',
};
