/** What divides the cells of a record. */
import type { separators } from '../../contract/table.ts';

export type Separator = (typeof separators)[number];
