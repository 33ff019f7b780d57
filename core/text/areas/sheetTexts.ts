/** Words written into the spreadsheet that comes back classified. */
export interface SheetTexts {
  readonly category: string;
  readonly confidence: string;
  readonly review: string;
  readonly yes: string;
  readonly no: string;
}
