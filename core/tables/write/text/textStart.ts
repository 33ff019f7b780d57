/** Bytes of the byte order mark at the start of a file, which belong to no field. */
import type { InputFile } from '../inputFile.ts';
import type { TextUnits } from './textUnits.ts';

export async function markLength(file: InputFile, units: TextUnits): Promise<number> {
  const mark = units.toBytes(units.mark);
  return mark.equals(await file.read(0, mark.length)) ? mark.length : 0;
}
