/** Small damages to the bytes of a file, as discs, mail gateways and hurried programs do them. */
import type { Chance } from '../../../../tools/sample/chance.ts';

/** What readers of text files stumble over. */
const tokens = [
  '"',
  '""',
  '"\n',
  '\r',
  '\n\n\n',
  ';',
  ',',
  '\t',
  '\0',
  '\0\0',
  '\uFEFF',
  '\u2028',
  '\uFFFD',
  'sep=|\r\n',
  '<table>',
  '<table><tr><td colspan="0" rowspan="9">',
  '{"a":',
  '[]',
  '%PDF-1.7',
  '=1+1',
  '9'.repeat(400),
  '-1e309',
  'x'.repeat(70_000),
  '"'.repeat(300),
  ';'.repeat(300),
  'Total',
].map((token) => Buffer.from(token));

/** One to six damages; `other` is a file to take pieces from. */
export function mutateBytes(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  let mutated = bytes;
  for (let left = chance.integer(1, 6); left > 0; left--) mutated = mutateOnce(mutated, other, chance);
  return mutated;
}

function mutateOnce(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  const at = chance.integer(0, Math.max(0, bytes.length - 1));
  const end = Math.min(bytes.length, at + chance.integer(1, chance.pick([1, 4, 64, 4_096])));
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (chance.integer(0, 6)) {
    case 0:
      return Buffer.concat([
        before,
        Buffer.from([(bytes[at] ?? 0) ^ (1 << chance.integer(0, 7))]),
        bytes.subarray(at + 1),
      ]);
    case 1:
      return Buffer.concat([before, Buffer.from(Array.from(piece, () => chance.integer(0, 255))), after]);
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, ...Array<Buffer>(chance.pick([2, 3, 40])).fill(piece), after]);
    case 4:
      return Buffer.concat([before, chance.pick(tokens), bytes.subarray(at)]);
    case 5: {
      const from = chance.integer(0, Math.max(0, other.length - 1));
      return Buffer.concat([before, other.subarray(from, from + chance.integer(1, 2_000)), after]);
    }
    default:
      return chance.happens(0.2) ? before : Buffer.concat([before, Buffer.from(piece).reverse(), after]);
  }
}
