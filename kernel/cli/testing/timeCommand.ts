/** How long a person waits for a command of the built command line. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { programPath } from '../../../core/tables/programPath.ts';
import { median } from '../../../tools/measure/median.ts';
import type { MeasureOutcome } from '../../../tools/measure/measurement.ts';

/** `wordsOf` gives the command's words for each repeat; the middle one of the wall times, process start included, in seconds. */
export function timeCommand(
  wordsOf: (repeat: number) => readonly string[],
  repeats: number,
  say: (line: string) => void,
): MeasureOutcome {
  const seconds = Array.from({ length: repeats }, (_, repeat) => {
    const words = wordsOf(repeat);
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [programPath('cli'), ...words], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    const waited = (performance.now() - startedAt) / 1000;
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status ?? 'a signal'}: ${stderr}`);
    say(`${waited.toFixed(3)} s`);
    return waited;
  });
  return { value: median(seconds), details: { seconds } };
}
