/** Parses a workbook with SheetJS; the only file that knows how to ask it. Loaded for workbooks only: it is large. */
import { CFB, read, set_cptable } from '@e965/xlsx';
import type { ParsingOptions } from '@e965/xlsx';
import { AppError } from '../../contract/errors/appError.ts';
import type { ForeignFormat } from '../../contract/errors/tableErrors.ts';
import type { TableOptions } from '../../contract/table.ts';
import { inspectCompoundFile } from './compoundFile.ts';
import type { CompoundFileLibrary } from './compoundFile.ts';
import type { SheetVisibility } from './odsVisibility.ts';
import { toParsedSheets } from './parsedSheet.ts';
import type { ParsedSheet } from './parsedSheet.ts';
import { assertBearableSpans, impossibleSize, sheetBounds } from './sizeClaims.ts';
import type { Content } from './sniffFormat.ts';
import { toUtf8 } from './toUtf8.ts';
import { textDefinesEntities } from './xmlEntities.ts';
import { guardZip } from './zipGuard.ts';

export interface ParsedWorkbook {
  readonly format: 'xlsx' | 'xls' | 'ods';
  readonly sheets: readonly ParsedSheet[];
  readonly hasMacros: boolean;
  readonly hasExternalLinks: boolean;
}

export interface WorkbookRequest {
  readonly path: string;
  readonly options: TableOptions;
  readonly maxRows: number;
  readonly maxUnpackedMiB: number;
}

type WorkbookContent = Extract<Content, { kind: 'zip' | 'compoundFile' | 'oldExcel' | 'markup' }>;

/** Rows above and between the data that a sheet may have besides the permitted number of data rows. */
const spareRows = 10_000;
/** Characters in which definitions of entities would stand: they come before the root element. */
const markupStart = 65_536;

export async function parseWorkbook(
  bytes: Buffer,
  content: WorkbookContent,
  request: WorkbookRequest,
): Promise<ParsedWorkbook> {
  switch (content.kind) {
    case 'zip':
      return parseZip(bytes, request);
    case 'compoundFile':
    case 'oldExcel':
      return parseXls(bytes, content.kind, request);
    case 'markup': {
      const encoding = request.options.encoding ?? content.guess.encoding;
      return parseMarkup(toUtf8(bytes, encoding).toString('utf8'), request);
    }
  }
}

/** Spans that stand for nothing, or for less, send the parser round in circles. */
const emptySpan = /(\bcolspan\s*=\s*["']?)\s*(?:0+(?![.\d])|-[\d.]+)/gi;

/** A web page, or XML of Excel 2003. */
function parseMarkup(markup: string, request: WorkbookRequest): ParsedWorkbook {
  const { path } = request;
  if (textDefinesEntities(markup.slice(0, markupStart))) throw new AppError('table.unsafe_xml', { path });
  assertBearableSpans(markup, path);
  // `raw` keeps texts of digits as they are: 0800… would lose its zero, process numbers their end.
  const { sheets } = parse(markup.replace(emptySpan, '$11'), request, {
    how: { type: 'string', raw: true },
  });
  return { format: 'xls', sheets, hasMacros: false, hasExternalLinks: false };
}

async function parseZip(bytes: Buffer, request: WorkbookRequest): Promise<ParsedWorkbook> {
  const { names, starts, visibility } = await guardZip(bytes, request);
  const format = zipFormat(names, starts);
  const { path } = request;
  if (format === 'ods' && (starts.get('META-INF/manifest.xml') ?? '').includes('encryption-data')) {
    throw new AppError('table.password_protected', { path });
  }
  if (format !== 'xlsx' && format !== 'ods')
    throw new AppError('table.format_unknown', { path, found: format });
  const has = (part: RegExp) => [...names].some((name) => part.test(name));
  return {
    format,
    sheets: parse(bytes, request, {
      how: { type: 'buffer' },
      ...(format === 'ods' && visibility && { visibility }),
    }).sheets,
    hasMacros: has(/(?:^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^Basic\//i),
    hasExternalLinks: has(/^xl\/externalLinks\//i),
  };
}

/** What kind of document a zip file is, by the parts it must have. */
function zipFormat(
  names: ReadonlySet<string>,
  starts: ReadonlyMap<string, string>,
): 'xlsx' | 'ods' | ForeignFormat {
  const mimetype = starts.get('mimetype') ?? '';
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (mimetype.startsWith('application/vnd.oasis.opendocument.')) return 'odt';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  const types = starts.get('[Content_Types].xml') ?? '';
  return types.includes('spreadsheetml') ? 'xlsx' : 'zip';
}

async function parseXls(
  bytes: Buffer,
  kind: 'compoundFile' | 'oldExcel',
  request: WorkbookRequest,
): Promise<ParsedWorkbook> {
  const { path } = request;
  const found =
    kind === 'oldExcel'
      ? 'xls'
      : orDamaged(path, () => inspectCompoundFile(bytes, CFB as CompoundFileLibrary));
  if (found === 'passwordProtected') throw new AppError('table.password_protected', { path });
  if (found !== 'xls') throw new AppError('table.format_unknown', { path, found });
  // Files of Excel 95 and older hold texts in the code page of their computer.
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const { sheets, hasMacros } = parse(bytes, request, { how: { type: 'buffer', bookVBA: true } });
  return { format: 'xls', sheets, hasMacros, hasExternalLinks: false };
}

type Parsed = Pick<ParsedWorkbook, 'sheets' | 'hasMacros'>;

interface Parsing {
  readonly how: ParsingOptions;
  readonly visibility?: readonly SheetVisibility[];
}

function parse(
  data: Buffer | string,
  { path, maxRows }: WorkbookRequest,
  { how, visibility }: Parsing,
): Parsed {
  const options: ParsingOptions = {
    ...how,
    dense: true,
    cellDates: false,
    cellNF: true,
    cellHTML: false,
    // Hidden rows and columns come with the styles only.
    cellStyles: true,
    // The "short date" of a workbook follows the reader's country; texts need one form that cannot be misread.
    dateNF: 'dd/mm/yyyy',
    sheetRows: maxRows + spareRows,
  };
  return orDamaged(path, () => {
    const book = read(data, options);
    const sheets = toParsedSheets(book, visibility);
    assertBearableSheets(sheets, path);
    return { sheets, hasMacros: book.vbaraw !== undefined };
  });
}

/** Rows that merged cells may cover together, for each row of the sheet: more would overlap, and be filled for hours. */
const mostMergedPerRow = 1_000;

/** Addresses that no sheet has, which would make every row as long as they say. */
function assertBearableSheets(sheets: readonly ParsedSheet[], path: string): void {
  for (const { data, merges } of sheets) {
    if (data.length > sheetBounds.rows + spareRows) throw impossibleSize(path);
    data.forEach((row) => {
      if (row !== undefined && row.length > sheetBounds.columns) throw impossibleSize(path);
    });
    const merged = merges.reduce((sum, { s, e }) => sum + Math.max(0, Math.min(e.r, data.length) - s.r), 0);
    if (merged > mostMergedPerRow * data.length) throw impossibleSize(path);
  }
}

/** SheetJS fails with plain errors where a file is not what it should be. */
function orDamaged<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('table.damaged', { path }, { cause });
  }
}
