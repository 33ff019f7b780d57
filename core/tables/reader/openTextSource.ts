/** Text files as a source of rows: encoding, separator and quoting are the user's, or found by looking. */
import type { TableFact, TableHead, TableOptions } from '../../contract/table.ts';
import { delimitedLayout } from './delimitedLayout.ts';
import { readDelimited } from './readDelimited.ts';
import { readJsonLines } from './readJsonLines.ts';
import { emptyRowList, rowFact } from './rowList.ts';
import type { EncodingGuess } from './sniffEncoding.ts';
import type { Separator } from './separator.ts';
import type { TableSource } from './tableSource.ts';
import { toUtf8 } from './toUtf8.ts';

export interface TextFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly guess: EncodingGuess;
  readonly options: TableOptions;
}

export function openDelimited({ path, bytes, guess, options }: TextFile): TableSource {
  const encoding = options.encoding ?? guess.encoding;
  const layout = delimitedLayout(bytes, { path, encoding, separator: options.separator });
  const { text, extension, separator, width, start, confidence } = layout;
  const openQuotes = emptyRowList();
  const errorCells = emptyRowList();
  const separatorFact: TableFact =
    separator === undefined
      ? { code: 'no_separator', confidence }
      : { code: 'separator_found', name: separator, confidence };
  return {
    head: {
      format: delimitedFormat(extension, separator),
      sheets: [],
      encoding,
      ...(separator !== undefined && { separator }),
    },
    obeys: ['headerRow', 'encoding', 'separator'],
    rows: readDelimited({ bytes: text.subarray(start), separator, width, openQuotes, errorCells }),
    facts: () => [
      ...encodingFacts(guess, options),
      ...(options.separator === undefined ? [separatorFact] : []),
      ...rowFact('unclosed_quote', openQuotes),
      ...rowFact('error_cells_emptied', errorCells),
    ],
  };
}

export function openJsonLines({ bytes, guess, options }: TextFile): TableSource {
  const encoding = options.encoding ?? guess.encoding;
  const keys = new Map<string, number>();
  const unreadable = emptyRowList();
  return {
    head: { format: 'jsonl', sheets: [], encoding },
    obeys: ['encoding'],
    rows: readJsonLines({ bytes: toUtf8(bytes, encoding), keys, unreadable }),
    names: () => [...keys.keys()],
    facts: () => [...encodingFacts(guess, options), ...rowFact('unreadable_lines_skipped', unreadable)],
  };
}

function encodingFacts({ encoding, confidence }: EncodingGuess, options: TableOptions): TableFact[] {
  return options.encoding === undefined ? [{ code: 'encoding_found', name: encoding, confidence }] : [];
}

function delimitedFormat(extension: string, separator: Separator | undefined): TableHead['format'] {
  if (extension === 'csv' || extension === 'tsv' || extension === 'txt') return extension;
  if (separator === undefined) return 'txt';
  return separator === '\t' ? 'tsv' : 'csv';
}
