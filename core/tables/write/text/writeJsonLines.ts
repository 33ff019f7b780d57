/** A jsonl file with three keys more in each classified line; the rest of a line keeps its bytes. */
import type { RowVerdict } from '../classifiedRequest.ts';
import type { OutputFile } from '../outputFile.ts';
import { markLength } from './textStart.ts';
import { textUnits } from './textUnits.ts';
import type { TextRequest } from './writeDelimited.ts';

/** "Needs review" is true or false here, and the confidence a number: programs read these files. */
export async function writeJsonLines(request: TextRequest, output: OutputFile): Promise<void> {
  const { source } = request;
  const { encoding = 'utf-8' } = request.head;
  const units = textUnits(encoding);
  const keysOf = (verdict: RowVerdict, line: string): string => {
    const keys = keysText(verdict, request.names, line);
    return units.fromText(encoding.startsWith('utf') ? keys : escapeNonAscii(keys)).units;
  };
  const start = await markLength(source, units);
  await output.write(await source.read(0, start));
  let waiting = '';
  let number = 0;
  const write = async (line: string): Promise<void> => {
    const verdict = request.verdicts.get(++number);
    const end = line.lastIndexOf('}');
    const changed = verdict && end >= 0 ? line.slice(0, end) + keysOf(verdict, line) + line.slice(end) : line;
    await output.write(units.toBytes(changed));
  };
  for await (const bytes of source.pieces(start)) {
    const lines = (waiting + units.fromBytes(bytes)).split(/(?<=\n)/);
    waiting = lines.pop() ?? '';
    for (const line of lines) await write(line);
  }
  if (waiting !== '') await write(waiting);
}

/** Spaced as the line is: `{"a": 1, "b": 2}` or `{"a":1,"b":2}`. */
function keysText(verdict: RowVerdict, names: readonly string[], line: string): string {
  const isSpaced = /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s/.test(line);
  const values = [verdict.label, Number(verdict.confidence.toFixed(4)), verdict.needsReview];
  const [colon, comma] = isSpaced ? [': ', ', '] : [':', ','];
  const keys = values
    .map((value, index) => `${JSON.stringify(names[index])}${colon}${JSON.stringify(value)}`)
    .join(comma);
  return /\{\s*\}\s*$/.test(line) ? keys : comma + keys;
}

function escapeNonAscii(json: string): string {
  return json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
