/**
 * A csv, tsv or txt file with three fields more behind its records. Every byte of the original stays, in its encoding,
 * with its separators, quotes and line ends; ours are put before each line end.
 */
import type { ClassifiedRequest, RowVerdict } from '../classifiedRequest.ts';
import type { InputFile } from '../inputFile.ts';
import type { OutputFile } from '../outputFile.ts';
import { guardFormula, isFormulaLike } from './formulaGuard.ts';
import { fileRecords } from './fileRecords.ts';
import type { FileRecord, FileRecords } from './fileRecords.ts';
import { textUnits } from './textUnits.ts';
import type { TextUnits } from './textUnits.ts';

const sampleBytes = 1 << 18;

export type TextRequest = Pick<ClassifiedRequest, 'head' | 'yes' | 'no' | 'verdicts'> & {
  readonly source: InputFile;
  readonly names: readonly [string, string, string];
};

export interface TextLosses {
  replacedCharacters: number;
  neutralised: number;
}

interface Layout {
  /** Fields of the records that get texts; shorter ones are filled up, so that our fields stand under their names. */
  readonly width: number;
  /** Fields of the header, or of the first classified record where there is none. */
  readonly usual: number;
  readonly decimalMark: '.' | ',';
}

/** Records without a verdict get three empty fields where they have as many fields as the header; titles and blanks none. */
export async function writeDelimited(request: TextRequest, output: OutputFile): Promise<TextLosses> {
  const { head, source } = request;
  const bytes = await source.read(0, source.size);
  const records = fileRecords(source.path, bytes, head);
  const units = textUnits(head.encoding ?? 'utf-8');
  const layout = readLayout(request, records, units.fromBytes(bytes.subarray(0, sampleBytes)));
  const losses: TextLosses = { replacedCharacters: 0, neutralised: 0 };
  const fieldsAt = fieldWriter(request, layout, { units, losses });
  let copied = 0;
  for (const record of records()) {
    const fields = fieldsAt(record);
    if (fields === '') continue;
    await output.write(bytes.subarray(copied, record.contentEnd));
    await output.write(units.toBytes(fields));
    copied = record.contentEnd;
  }
  await output.write(bytes.subarray(copied));
  return losses;
}

function readLayout(request: TextRequest, records: FileRecords, sample: string): Layout {
  const { head, verdicts } = request;
  let width = 0;
  let usual = 0;
  for (const record of records()) {
    if (record.number !== head.headerRow && !verdicts.has(record.number)) continue;
    width = Math.max(width, record.fields);
    usual ||= record.fields;
  }
  return { width, usual, decimalMark: decimalMarkOf(head.separator, sample) };
}

/** Files with ";" come from programs that write 0,87; those with "," cannot; the others are asked how their numbers look. */
function decimalMarkOf(separator: string | undefined, sample: string): '.' | ',' {
  if (separator === ';') return ',';
  if (separator === ',') return '.';
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  return count(/\d,\d\d?(?![\d.,])/g) > count(/\d\.\d\d?(?![\d.,])/g) ? ',' : '.';
}

/** What to put behind a record, as units of the file's encoding. */
function fieldWriter(
  request: TextRequest,
  layout: Layout,
  { units, losses }: { units: TextUnits; losses: TextLosses },
): (record: FileRecord) => string {
  const separator = request.head.separator ?? '\t';
  const field = (text: string, isQuoted: boolean): string => {
    if (isFormulaLike(text)) losses.neutralised++;
    const safe = guardFormula(text);
    const mustQuote = isQuoted || [separator, '"', '\n', '\r'].some((mark) => safe.includes(mark));
    const encoded = units.fromText(mustQuote ? `"${safe.replaceAll('"', '""')}"` : safe);
    losses.replacedCharacters += encoded.replaced;
    return encoded.units;
  };
  return (record) => {
    const texts = textsOf(record, request, layout);
    if (!texts) return '';
    const filling = Array.from({ length: Math.max(0, layout.width - Math.max(record.fields, 1)) }, () => '');
    return [...filling, ...texts].map((text) => separator + field(text, record.isQuoted)).join('');
  };
}

function textsOf(record: FileRecord, request: TextRequest, layout: Layout): readonly string[] | undefined {
  if (record.number === request.head.headerRow) return request.names;
  const verdict = request.verdicts.get(record.number);
  if (verdict)
    return [verdict.label, confidenceText(verdict, layout), verdict.needsReview ? request.yes : request.no];
  return record.fields > 0 && record.fields === layout.usual ? ['', '', ''] : undefined;
}

function confidenceText({ confidence }: RowVerdict, { decimalMark }: Layout): string {
  return String(Number(confidence.toFixed(4))).replace('.', decimalMark);
}
