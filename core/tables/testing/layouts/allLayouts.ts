/** Every layout; each has a file name of its own. */
import { cellBooks } from './cellBooks.ts';
import { columnLayouts } from './columnLayouts.ts';
import { delimitedLayouts } from './delimitedLayouts.ts';
import { encodingLayouts } from './encodingLayouts.ts';
import { headerBooks } from './headerBooks.ts';
import type { Layout } from './layout.ts';
import { otherLayouts } from './otherLayouts.ts';
import { sheetBooks } from './sheetBooks.ts';
import { titledBooks } from './titledBooks.ts';
import { trickyLayouts } from './trickyLayouts.ts';

export const allLayouts: readonly Layout[] = [
  ...titledBooks,
  ...headerBooks,
  ...cellBooks,
  ...sheetBooks,
  ...delimitedLayouts,
  ...encodingLayouts,
  ...columnLayouts,
  ...otherLayouts,
  ...trickyLayouts,
];
