/**
 * Reads damaged files one after another and tells its host of each before it begins, so that the host knows which one
 * never ended. argv: seed, first case, cases, folder.
 */
import { readHere } from '../readHere.ts';
import { fuzzCase } from './fuzzCase.ts';
import { readCase } from './readCase.ts';
import type { CaseOutcome } from './readCase.ts';

export type FuzzMessage =
  | { readonly kind: 'began'; readonly n: number }
  | {
      readonly kind: 'ended';
      readonly n: number;
      readonly milliseconds: number;
      readonly outcome: CaseOutcome;
    };

const [seed = 1, first = 0, cases = 0] = process.argv.slice(2, 5).map(Number);
const folder = process.argv[5] ?? '';
const tell = (message: FuzzMessage) =>
  new Promise<void>((told, failed) => {
    process.send?.(message, (error: Error | null) => {
      if (error) failed(error);
      else told();
    });
  });

for (let n = first; n < first + cases; n++) {
  await tell({ kind: 'began', n });
  const started = performance.now();
  const outcome = await readCase(fuzzCase(seed, n), folder, (path) => readHere(path));
  await tell({ kind: 'ended', n, milliseconds: performance.now() - started, outcome });
}
process.disconnect();
