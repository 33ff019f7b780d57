/** How often sheet, header, encoding, separator and columns of a spreadsheet are found, on layouts as people make them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { defaultLimits } from '../contract/limits.ts';
import { readTable } from './readTable.ts';
import { allLayouts } from './testing/layouts/allLayouts.ts';
import { scoreLayout, scoreTable } from './testing/layouts/scoreLayout.ts';
import type { LayoutAnswer } from './testing/layouts/scoreLayout.ts';
import { sharedLayouts } from './testing/layouts/sharedLayouts.ts';

export const measurements: readonly Measurement[] = [
  {
    name: 'layout-guesses',
    about:
      'layouts and shared files of which everything asked for is found right, or asked where nobody could know',
    unit: 'share',
    bar: { least: 0.97 },
    run: (context) =>
      summarise(context, (answers) => {
        const right = answers.filter((all) => all.every(({ verdict }) => verdict === 'right'));
        return right.length / answers.length;
      }),
  },
  {
    name: 'layout-guesses-wrong',
    about: 'of the same layouts and files, those with an answer that is confident and wrong',
    unit: 'layouts',
    bar: { most: 0 },
    run: (context) =>
      summarise(
        context,
        (answers) => answers.filter((all) => all.some(({ verdict }) => verdict === 'wrong')).length,
      ),
  },
];

type Summary = (answers: readonly (readonly LayoutAnswer[])[]) => number;

async function summarise({ quick, say }: MeasureContext, value: Summary): Promise<MeasureOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bert leiaute '));
  try {
    const read = (path: string) => readTable(path, {}, { limits: defaultLimits });
    const answers: LayoutAnswer[][] = [];
    const note = (name: string, found: LayoutAnswer[]) => {
      answers.push(found);
      for (const { question, verdict, found: shown } of found)
        if (verdict !== 'right') say(`${name}: ${question} ${verdict}: ${shown}`);
    };
    const layouts = quick ? allLayouts.filter((_, i) => i % 10 === 0) : allLayouts;
    for (const layout of layouts) note(layout.file, await scoreLayout(layout, folder, read));
    const files = quick ? [] : sharedLayouts();
    for (const { path, truth } of files) note(path, scoreTable(await read(path), truth));
    return { value: value(answers), details: { layouts: layouts.length, sharedFiles: files.length } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
