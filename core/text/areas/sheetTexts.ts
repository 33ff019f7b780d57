/** Words written into the spreadsheet that comes back classified. */
export interface SheetTexts {
  readonly category: string;
  readonly confidence: string;
  readonly review: string;
  /** Marks the rows that a person should label next. */
  readonly labelNow: string;
  readonly yes: string;
  readonly no: string;
}
