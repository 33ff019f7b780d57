/** How long a person waits for the command line's quick answers: help, and what is in the sample spreadsheet. */
import { installedPath } from '../../core/tables/programPath.ts';
import type { Measurement } from '../../tools/measure/measurement.ts';
import { sampleSpreadsheet } from '../../core/host/sampleSpreadsheet.ts';
import { timeCommand } from './testing/timeCommand.ts';

export const measurements: Measurement[] = [
  {
    name: 'cli-help',
    about: 'seconds of `bert-training --help`',
    unit: 's',
    bar: { most: 0.3 },
    run: ({ quick, say }) => Promise.resolve(timeCommand(() => ['--help'], quick ? 3 : 21, say)),
  },
  {
    name: 'cli-inspect',
    about: 'seconds of `bert-training inspect` on the sample spreadsheet',
    unit: 's',
    bar: { most: 2 },
    run: ({ quick, say }) =>
      Promise.resolve(timeCommand(() => ['inspect', installedPath(sampleSpreadsheet)], quick ? 1 : 11, say)),
  },
];
