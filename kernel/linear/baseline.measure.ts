/** What TF-IDF and a linear SVM achieve on real data sets, and how long they take: the yardstick of every other stage. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { prepareSet, publicSets } from '../testing/publicSets.ts';
import type { PublicSet } from '../testing/publicSets.ts';
import { fitLinearModel } from './fitLinearModel.ts';
import type { LinearData } from './linearData.ts';

interface BaselineCase {
  readonly set: PublicSet;
  readonly seed: number;
  readonly trainedOn: number;
  readonly accuracy: number;
  readonly seconds: number;
}

/** scikit-learn's TfidfVectorizer (words 1–2, char_wb 2–4) and LinearSVC, one seed, validation texts trained on too. */
const studied: Record<PublicSet, number> = { movimentacoes: 0.737, banking77: 0.913, clinc150: 0.93 };

export const measurements: readonly Measurement[] = [
  {
    name: 'baseline-accuracy',
    about:
      'baseline against the figures of scikit-learn: the worst difference of three real sets, three seeds',
    unit: 'points',
    bar: { least: -0.5 },
    run: (context) =>
      measureAll(context, (cases) => Math.min(...publicSets.map((set) => difference(cases, set)))),
  },
  {
    name: 'baseline-seconds',
    about: 'baseline of 15,000 texts in 150 categories (clinc150), from texts to model, best of three',
    unit: 's',
    bar: { most: 10 },
    run: (context) =>
      measureAll(context, (cases) =>
        Math.min(...cases.filter(({ set }) => set === 'clinc150').map(({ seconds }) => seconds)),
      ),
  },
];

async function measureAll(
  { quick, say }: MeasureContext,
  value: (cases: readonly BaselineCase[]) => number,
): Promise<MeasureOutcome> {
  const cases: BaselineCase[] = [];
  for (const set of publicSets) {
    for (const seed of quick ? [1] : [1, 2, 3]) {
      const measured = await measureCase(set, seed);
      if (!measured) return { skipped: `the shared data set ${set} is not on this machine` };
      const { accuracy, trainedOn, seconds } = measured;
      say(`${set} seed ${seed}: ${accuracy.toFixed(4)}, ${trainedOn} texts in ${seconds.toFixed(1)} s`);
      cases.push(measured);
    }
  }
  return { value: value(cases), details: { cases } };
}

async function measureCase(set: PublicSet, seed: number): Promise<BaselineCase | undefined> {
  const parts = await withTemporaryFolder((folder) => readParts(set, seed, folder));
  if (!parts) return undefined;
  const { train, test } = parts;
  const startedAt = performance.now();
  const model = await fitLinearModel(train, { seed });
  const seconds = (performance.now() - startedAt) / 1000;
  const scores = model.score(test.texts);
  const right = test.labels.filter((label, i) => {
    const row = scores.subarray(i * test.labelCount, (i + 1) * test.labelCount);
    return row.indexOf(Math.max(...row)) === label;
  });
  return { set, seed, trainedOn: train.texts.length, accuracy: right.length / test.labels.length, seconds };
}

function readParts(
  set: PublicSet,
  seed: number,
  folder: string,
): { train: LinearData; test: LinearData } | undefined {
  const prepared = prepareSet(set, seed, folder);
  if (!prepared) return undefined;
  const rows = parse<{ text: string; label: string }>(readFileSync(prepared.path, 'utf8'), { columns: true });
  const names = [...new Set(rows.map(({ label }) => label))].sort();
  // The first row below the header is row 2 of the file.
  const part = (rowNumbers: readonly number[]): LinearData => ({
    texts: rowNumbers.map((row) => rows[row - 2]!.text),
    labels: Int32Array.from(rowNumbers, (row) => names.indexOf(rows[row - 2]!.label)),
    labelCount: names.length,
  });
  return { train: part(prepared.splitRows.train), test: part(prepared.splitRows.test) };
}

function difference(cases: readonly BaselineCase[], set: PublicSet): number {
  const own = cases.filter((measured) => measured.set === set);
  return 100 * (own.reduce((sum, { accuracy }) => sum + accuracy, 0) / own.length - studied[set]);
}
