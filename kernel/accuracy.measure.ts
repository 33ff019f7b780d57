/** What the models achieve on real data sets: every stage on test texts that no stage saw, three seeds, preset rapido. */
import { stages } from '../core/contract/runConfig.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { keptResult } from './testing/keptResult.ts';
import { deliveredAccuracy, publicRunSchema, runPublicSet } from './testing/publicRun.ts';
import type { PublicRun } from './testing/publicRun.ts';
import { publicSets } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

type Cases = ReadonlyMap<PublicSet, readonly PublicRun[]>;

/** Instant model of the study that chose the recipe (one seed, validation texts trained on too). */
const studied: Record<PublicSet, number> = { movimentacoes: 0.763, banking77: 0.933, clinc150: 0.962 };

export const measurements: readonly Measurement[] = [
  {
    name: 'accuracy-margin-least',
    about:
      'delivered model above TF-IDF + linear SVM: the smallest margin of three real sets, mean of three seeds',
    unit: 'points',
    bar: { least: 1.5 },
    run: (context) => summarise(context, (cases) => Math.min(...[...cases.values()].map(margin))),
  },
  {
    name: 'accuracy-margin-mean',
    about: 'delivered model above TF-IDF + linear SVM: mean of three real sets, three seeds each',
    unit: 'points',
    bar: { least: 2 },
    run: (context) => summarise(context, (cases) => mean([...cases.values()].map(margin))),
  },
  {
    name: 'instant-accuracy',
    about: 'instant model against the study that chose its recipe: the worst difference of three real sets',
    unit: 'points',
    bar: { least: -0.5 },
    run: (context) =>
      summarise(context, (cases) =>
        Math.min(
          ...[...cases].map(
            ([set, runs]) => 100 * (mean(runs.map(({ accuracy }) => accuracy.instant ?? 0)) - studied[set]),
          ),
        ),
      ),
  },
];

async function summarise(context: MeasureContext, value: (cases: Cases) => number): Promise<MeasureOutcome> {
  const cases = new Map<PublicSet, PublicRun[]>();
  for (const set of publicSets) {
    const runs: PublicRun[] = [];
    for (const seed of context.quick ? [1] : [1, 2, 3]) {
      const run = await measureCase(set, seed, context);
      if (!run) return { skipped: `the shared data set ${set} is not on this machine` };
      const shown = stages.map((stage) => `${stage} ${(100 * (run.accuracy[stage] ?? 0)).toFixed(1)}`);
      context.say(
        `${set} seed ${seed}: ${shown.join(', ')}; delivered ${run.delivered}, ${run.seconds.toFixed(0)} s`,
      );
      runs.push(run);
    }
    cases.set(set, runs);
  }
  return { value: value(cases), details: { cases: Object.fromEntries(cases) } };
}

/** One run, or what an earlier measurement of the same build found. */
async function measureCase(
  set: PublicSet,
  seed: number,
  { quick }: MeasureContext,
): Promise<PublicRun | undefined> {
  const { commit } = await readBuild();
  const name = `accuracy-${commit ?? 'unknown'}-${set}-${seed}${quick ? '-quick' : ''}`;
  const wanted = quick ? (['baseline', 'instant'] as const) : stages;
  return keptResult(name, publicRunSchema, () =>
    runPublicSet({ set, seed, config: { preset: 'rapido', stages: [...wanted] } }),
  );
}

function margin(runs: readonly PublicRun[]): number {
  return 100 * mean(runs.map((run) => deliveredAccuracy(run) - (run.accuracy.baseline ?? 0)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
