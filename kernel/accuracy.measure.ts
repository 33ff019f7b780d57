/** What the models achieve on real data sets: every stage on test texts that no stage saw, three seeds, preset rapido. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runConfigSchema, stages } from '../core/contract/runConfig.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { startKernel } from './client/kernelClient.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { keptResult } from './testing/keptResult.ts';
import { prepareSet, publicSets } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

const caseSchema = z.object({
  set: z.enum(publicSets),
  seed: z.int(),
  delivered: z.enum(stages),
  seconds: z.number(),
  accuracy: z.partialRecord(z.enum(stages), z.number()),
  macroF1: z.partialRecord(z.enum(stages), z.number()),
  validationAccuracy: z.partialRecord(z.enum(stages), z.number()),
});
type AccuracyCase = z.infer<typeof caseSchema>;

/** Instant model of the study that chose the recipe (one seed, validation texts trained on too). */
const studied: Record<PublicSet, number> = { movimentacoes: 0.763, banking77: 0.933, clinc150: 0.962 };

export const measurements: readonly Measurement[] = [
  {
    name: 'accuracy-margin-least',
    about:
      'delivered model above TF-IDF + linear SVM: the smallest margin of three real sets, mean of three seeds',
    unit: 'points',
    bar: { least: 1.5 },
    run: (context) => summarise(context, (cases) => Math.min(...publicSets.map((set) => margin(cases, set)))),
  },
  {
    name: 'accuracy-margin-mean',
    about: 'delivered model above TF-IDF + linear SVM: mean of three real sets, three seeds each',
    unit: 'points',
    bar: { least: 2 },
    run: (context) => summarise(context, (cases) => mean(publicSets.map((set) => margin(cases, set)))),
  },
  {
    name: 'instant-accuracy',
    about: 'instant model against the study that chose its recipe: the worst difference of three real sets',
    unit: 'points',
    bar: { least: -0.5 },
    run: (context) =>
      summarise(context, (cases) =>
        Math.min(...publicSets.map((set) => 100 * (meanOf(cases, set, 'instant') - studied[set]))),
      ),
  },
];

async function summarise(
  context: MeasureContext,
  value: (cases: readonly AccuracyCase[]) => number,
): Promise<MeasureOutcome> {
  const cases: AccuracyCase[] = [];
  for (const set of publicSets) {
    for (const seed of context.quick ? [1] : [1, 2, 3]) {
      const measured = await measureCase(set, seed, context);
      if (!measured) return { skipped: `the shared data set ${set} is not on this machine` };
      const shown = stages.map((stage) => `${stage} ${(100 * (measured.accuracy[stage] ?? 0)).toFixed(1)}`);
      context.say(
        `${set} seed ${seed}: ${shown.join(', ')}; delivered ${measured.delivered}, ${measured.seconds.toFixed(0)} s`,
      );
      cases.push(measured);
    }
  }
  return { value: value(cases), details: { cases } };
}

/** One run, or what an earlier measurement of the same build found. */
async function measureCase(
  set: PublicSet,
  seed: number,
  { quick }: MeasureContext,
): Promise<AccuracyCase | undefined> {
  const { commit } = await readBuild();
  const name = `accuracy-${commit ?? 'unknown'}-${set}-${seed}${quick ? '-quick' : ''}`;
  return keptResult(name, caseSchema, () => runCase(set, seed, quick));
}

async function runCase(set: PublicSet, seed: number, quick: boolean): Promise<AccuracyCase | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-accuracy-'));
  const kernel = startKernel();
  try {
    const prepared = prepareSet(set, seed, folder);
    if (!prepared) return undefined;
    const config = runConfigSchema.parse({
      data: { path: prepared.path, textColumn: 'text', labelColumn: 'label' },
      // The study kept repeated rows; the split keeps them on one side.
      recipe: [{ kind: 'dropEmpty' }],
      splitRows: prepared.splitRows,
      preset: 'rapido',
      parameters: { seed },
      stages: quick ? ['baseline', 'instant'] : [...stages],
    });
    const startedAt = performance.now();
    const answer = await kernel.request({ kind: 'train', config, runFolder: join(folder, 'run') });
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const { evaluation, delivered } = answer;
    const byStage = (figure: 'accuracy' | 'macroF1') =>
      Object.fromEntries(evaluation.stages.map((stage) => [stage.stage, stage[figure]]));
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      set,
      seed,
      delivered,
      seconds,
      accuracy: byStage('accuracy'),
      macroF1: byStage('macroF1'),
      validationAccuracy: Object.fromEntries(
        answer.stages.map(({ stage, validationAccuracy }) => [stage, validationAccuracy]),
      ),
    };
  } finally {
    await kernel.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function margin(cases: readonly AccuracyCase[], set: PublicSet): number {
  const own = cases.filter((measured) => measured.set === set);
  return (
    100 * mean(own.map(({ accuracy, delivered }) => (accuracy[delivered] ?? 0) - (accuracy.baseline ?? 0)))
  );
}

function meanOf(cases: readonly AccuracyCase[], set: PublicSet, stage: (typeof stages)[number]): number {
  return mean(cases.filter((measured) => measured.set === set).map(({ accuracy }) => accuracy[stage] ?? 0));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
