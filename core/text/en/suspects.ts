/** English sentences about categories that are probably wrong. */
import type { SuspectTexts } from '../areas/suspectTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'en');

export const suspects: SuspectTexts = {
  found: (count, rows) =>
    `${counted(count, ['row has', 'rows have'], 'en')} a doubtful category, of ${number(rows)} checked`,
  none: (rows) => `No category looks wrong (${counted(rows, ['row checked', 'rows checked'], 'en')})`,
  judgedBy: ({ pronounced }) =>
    `${pronounced} predicted each row without having learnt from it; these are the ones that look more like another category. The confidence of each category is held against what its own texts usually get, and first come the rows where the other one is furthest ahead: so the shares do not always fall.`,
  row: ({ rowNumber, given, proposed, certainty }) =>
    `Row ${rowNumber}: stands as “${given}”, looks like “${proposed}” (${formatShare(certainty, 'en')} confidence)`,
  hidden: (count) => `and ${counted(count, ['more row', 'more rows'], 'en')} (all with --details)`,
  look: 'Read these rows in the spreadsheet, from the first one on, and correct only those that are really wrong: a doubt is not a mistake.',
  flatters:
    'Correcting only where the model disagrees makes the next figure look better than it is: compare it with the old one on the old categories too.',
};
