/**
 * A compound file is sectors chained by a table (FAT). A chain that bites its tail has no end, and is read for ever; no
 * sound file has one. Offsets: MS-CFB 2.2 (header) and 2.3 (FAT).
 */
const header = { sectorShift: 0x1e, miniFatStart: 0x3c, difat: 0x4c, difatEntries: 109 } as const;
const sectorShifts = [9, 12];
/** From here on a number is a mark (end of chain, free, FAT itself), not a sector. */
const firstMark = 0xfffffffa;
const endOfChain = 0xfffffffe;

/** Throws where sectors form a ring. */
export function assertEndingChains(bytes: Buffer): void {
  if (bytes.length < 512) throw new Error('header');
  const shift = bytes.readUInt16LE(header.sectorShift);
  if (!sectorShifts.includes(shift)) throw new Error('sector size');
  const size = 2 ** shift;
  const sector = (number: number) => bytes.subarray((number + 1) * size, (number + 2) * size);
  const fat = nextSectors(fatSectors(bytes).map(sector));
  assertNoRing(fat);
  const miniFat: Buffer[] = [];
  for (let at = bytes.readUInt32LE(header.miniFatStart); at < firstMark; at = fat[at] ?? endOfChain)
    miniFat.push(sector(at));
  assertNoRing(nextSectors(miniFat));
}

/** Those that the header names; files of more than 7 MB name the rest in sectors of their own, which are no chain of this table. */
function fatSectors(bytes: Buffer): number[] {
  const numbers = Array.from({ length: header.difatEntries }, (_, i) =>
    bytes.readUInt32LE(header.difat + 4 * i),
  );
  return numbers.filter((number) => number < firstMark);
}

function nextSectors(sectors: readonly Buffer[]): Uint32Array {
  const bytes = Buffer.concat(sectors);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(4 * i));
}

/** Follows every chain once: one that meets itself is a ring. */
function assertNoRing(next: Uint32Array): void {
  const seenBy = new Uint32Array(next.length);
  for (let start = 0; start < next.length; start++) {
    for (let at = start; at < next.length && seenBy[at] !== start + 1; at = next[at] ?? endOfChain) {
      if (seenBy[at] !== 0) break;
      seenBy[at] = start + 1;
      if ((next[at] ?? endOfChain) < next.length && seenBy[next[at] ?? 0] === start + 1)
        throw new Error('a ring of sectors');
    }
  }
}
