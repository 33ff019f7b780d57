/** How long a person waits for the command line's quick answers: help, and what is in the sample spreadsheet. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { installedPath, programPath } from '../../core/tables/programPath.ts';
import type { Measurement } from '../../tools/measure/measurement.ts';
import { sample } from './commands/demo.ts';

/** The middle of the wall times of a command, process start included. */
function waiting(words: readonly string[], repeats: number, say: (line: string) => void): number {
  const seconds = Array.from({ length: repeats }, () => {
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [programPath('cli'), ...words], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status ?? 'a signal'}: ${stderr}`);
    return (performance.now() - startedAt) / 1000;
  }).toSorted((a, b) => a - b);
  say(seconds.map((value) => value.toFixed(3)).join(' '));
  return seconds[Math.floor(seconds.length / 2)] ?? Number.NaN;
}

export const measurements: Measurement[] = [
  {
    name: 'cli-help',
    about: 'seconds of `bert-training --help`',
    unit: 's',
    bar: { most: 0.3 },
    run: ({ quick, say }) => Promise.resolve({ value: waiting(['--help'], quick ? 3 : 21, say) }),
  },
  {
    name: 'cli-inspect',
    about: 'seconds of `bert-training inspect` on the sample spreadsheet',
    unit: 's',
    bar: { most: 2 },
    run: ({ quick, say }) =>
      Promise.resolve({ value: waiting(['inspect', installedPath(sample)], quick ? 1 : 11, say) }),
  },
];
