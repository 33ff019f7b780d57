/** Damaged spreadsheets by the thousand: every one is read or refused with a sentence, none crashes or hangs the reader. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { limitsSchema } from '../contract/limits.ts';
import { readTable } from './readTable.ts';
import { fuzzCase } from './testing/fuzz/fuzzCase.ts';
import { readCase } from './testing/fuzz/readCase.ts';
import { runFuzz } from './testing/fuzz/runFuzz.ts';

const seed = 20_260_101;
const limitSeconds = 10;
/** One case in so many goes through the reader's own process, too. */
const throughProcess = 100;
const limits = limitsSchema.parse({ reading: { timeoutSeconds: limitSeconds } });

export const measurement: Measurement = {
  name: 'reader-fuzz',
  about: '20,000 damaged workbooks and text files: those that crash the reader or keep it for more than 10 s',
  unit: 'files',
  bar: { most: 0 },
  run: fuzz,
};

async function fuzz({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const cases = quick ? 400 : 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'bert fuzz '));
  const counts = { read: 0, refused: 0, crashed: 0, lost: 0, throughProcess: 0 };
  const codes: Record<string, number> = {};
  let slowest = 0;
  const lost: number[] = [];
  try {
    await runFuzz({
      seed,
      cases,
      folder,
      limitSeconds,
      onEnd: (n, outcome, milliseconds) => {
        counts[outcome.kind]++;
        slowest = Math.max(slowest, milliseconds);
        if (outcome.kind === 'refused') codes[outcome.code] = (codes[outcome.code] ?? 0) + 1;
        if (outcome.kind === 'crashed') say(`case ${n} crashed: ${outcome.reason}`);
        if (n % 2_000 === 1_999) say(`${n + 1} cases`);
      },
      onLost: (n) => {
        say(`case ${n} hung or took its process down`);
        lost.push(n);
      },
    });
    const isChosen = (n: number) => n % throughProcess === 0 || lost.includes(n);
    for (const n of Array.from({ length: cases }, (_, i) => i).filter(isChosen)) {
      const outcome = await readCase(fuzzCase(seed, n), folder, (path) => readTable(path, {}, { limits }));
      counts.throughProcess++;
      const hung = outcome.kind === 'refused' && outcome.code === 'table.too_slow';
      if (outcome.kind !== 'crashed' && !hung) continue;
      counts.lost++;
      say(`case ${n} through the process: ${JSON.stringify(outcome)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    value: counts.crashed + counts.lost,
    details: { cases, ...counts, steppedOver: lost.length, codes, slowestMilliseconds: Math.round(slowest) },
  };
}
