/** What may stand between the columns of a text file, and what people call it. */
import type { separators } from '../../core/contract/table.ts';

export const separatorNames = {
  ',': ',',
  ';': ';',
  '|': '|',
  '\\t': '\t',
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
} as const satisfies Record<string, (typeof separators)[number]>;
