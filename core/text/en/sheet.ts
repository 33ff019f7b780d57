/** The words of the classified spreadsheet. */
import type { SheetTexts } from '../areas/sheetTexts.ts';

export const sheet: SheetTexts = {
  category: 'Suggested category',
  confidence: 'Confidence',
  review: 'Needs review',
  labelNow: 'Label now',
  yes: 'yes',
  no: 'no',
};
