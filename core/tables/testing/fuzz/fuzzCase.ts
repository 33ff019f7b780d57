/**
 * The n-th damaged file of an endless row: for the same seed the same layout, damaged in the same places. The bytes of a
 * workbook hold the time it was built, so that two processes damage slightly different ones.
 */
import { createChance } from '../../../../tools/sample/chance.ts';
import { allLayouts } from '../layouts/allLayouts.ts';
import { mutateBytes } from './mutateBytes.ts';
import { mutateWorkbook } from './mutateWorkbook.ts';

export interface FuzzCase {
  readonly file: string;
  readonly bytes: Buffer;
}

const whole = new Map<string, Buffer>();

export function fuzzCase(seed: number, n: number): FuzzCase {
  const chance = createChance(seed * 1_000_003 + n);
  const { file, bytes } = chance.pick(allLayouts);
  const sound = kept(file, bytes);
  const other = chance.pick(allLayouts);
  // Nine in ten damages to a zip file's bytes are noticed by their checksum, before any parser.
  const isZip = sound[0] === 0x50 && sound[1] === 0x4b;
  const isInside = isZip && chance.happens(0.8);
  return {
    file,
    bytes: isInside
      ? mutateWorkbook(sound, chance)
      : mutateBytes(sound, kept(other.file, other.bytes), chance),
  };
}

function kept(file: string, bytes: () => Buffer): Buffer {
  const known = whole.get(file) ?? bytes();
  whole.set(file, known);
  return known;
}
