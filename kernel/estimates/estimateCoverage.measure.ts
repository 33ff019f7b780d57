/**
 * Whether the time left, as told after the warm-up, holds what the work then takes: many small trainings one after the
 * other on one computer that remembers its past estimates, as a person's does.
 *
 * How a training that may stop early counts: it is told how long all its rounds take, and the earliest end beside it. Held
 * against the former is what it took and what the rounds that it did not run would have taken, at the mean time of those
 * that it did. Rounds that were begun again with half the learning rate count once. `endsBetween` counts as it ended: the
 * share of all runs whose real end lay between the earliest and the latest told, whatever happened in between.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { keptEstimateSchema, startsTuning, wholeSeconds } from '../../core/contract/timeEstimates.ts';
import type { KeptEstimate } from '../../core/contract/timeEstimates.ts';
import { enoughEstimates } from '../../core/training/pastEstimates.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { readBuild } from '../run/describeEnvironment.ts';
import { completeRequest } from '../testing/completeRequest.ts';
import { keptResult } from '../testing/keptResult.ts';
import { writeVariedSheet } from '../testing/variedSheet.ts';
import { addPastEstimates } from './pastEstimatesFile.ts';
import { firstOfEachKind } from './runEstimates.ts';

export const measurements: readonly Measurement[] = [
  {
    name: 'estimate-coverage',
    about:
      'time left told after the warm-up: share of 33 varied runs (after 27 to learn from) whose range holds the truth (of all rounds, each run once) and has upper/lower at most 1.6',
    unit: '%',
    bar: { least: 80 },
    run: measureCoverage,
  },
];

const widestRatio = 1.6;
/** Of the sheets and trainings: others than those on which the rule was developed. */
const firstSeed = 1000;

/** An instant model alone, a training of fixed rounds, and one that may stop early. */
const modes = [
  { stages: ['baseline', 'instant'], preset: 'rapido' },
  { stages: ['baseline', 'instant', 'fineTuned'], preset: 'rapido' },
  { stages: ['baseline', 'instant', 'fineTuned'], preset: 'equilibrado' },
] as const satisfies readonly Partial<RunConfig>[];
/** Of each mode: those that are learnt from, and those that are counted. */
const runsOfMode = enoughEstimates + 11;

async function measureCoverage(context: MeasureContext): Promise<MeasureOutcome> {
  const runs: KeptEstimate[][] = [];
  const count = context.quick ? modes.length : modes.length * runsOfMode;
  for (let i = 0; i < count; i++) {
    const estimates = await keptRun(i, runs, context);
    if (!estimates) return { skipped: 'the shared data sets are not on this machine' };
    runs.push(estimates);
    const graded = gradedOf(estimates);
    if (graded) context.say(describe(i, graded));
  }
  const learnt = context.quick ? 0 : modes.length * enoughEstimates;
  const counted = runs.slice(learnt).flatMap((estimates) => gradedOf(estimates) ?? []);
  const share = (isGood: (one: KeptEstimate) => boolean, of = counted) =>
    (100 * of.filter(isGood).length) / Math.max(1, of.length);
  const isGood = (one: KeptEstimate) => holds(one, one.told) && isNarrow(one);
  return {
    value: share(isGood),
    details: {
      runs: counted.length,
      holds: share((one) => holds(one, one.told)),
      narrow: share(isNarrow),
      holdsAsComputed: share((one) => holds(one, one.computed)),
      endsBetween: share(endsBetween),
      endsBetweenWhereItMayStop: share(endsBetween, counted.filter(mayStop)),
      stoppedEarly: counted.filter(({ skippedSeconds }) => skippedSeconds > 0).length,
      wentBack: counted.filter(({ repeatedSeconds }) => repeatedSeconds > 0).length,
      byMode: Object.fromEntries(
        [...new Set(counted.map(modeOf))].map((mode) => {
          const own = counted.filter((one) => modeOf(one) === mode);
          return [mode, { runs: own.length, good: own.filter(isGood).length }];
        }),
      ),
    },
  };
}

/** The time that it really took, with rounds that were begun again, and with those that were not needed. */
function holds(one: KeptEstimate, { lowSeconds, highSeconds }: KeptEstimate['told']): boolean {
  const seconds = one.tookSeconds + one.skippedSeconds;
  return lowSeconds <= seconds && seconds <= highSeconds;
}

function isNarrow({ told }: KeptEstimate): boolean {
  return told.highSeconds <= widestRatio * told.lowSeconds;
}

function mayStop({ earliestSeconds }: KeptEstimate): boolean {
  return earliestSeconds !== undefined;
}

/** The end that a person saw, between the earliest and the latest that were told. */
function endsBetween({ told, earliestSeconds = told.lowSeconds, tookSeconds }: KeptEstimate): boolean {
  return earliestSeconds <= tookSeconds && tookSeconds <= told.highSeconds;
}

function modeOf(one: KeptEstimate): string {
  return mayStop(one) ? `${one.kind}, may stop early` : one.kind;
}

/** The first estimate that rests on a measured warm-up of what takes longest. */
function gradedOf(estimates: readonly KeptEstimate[]): KeptEstimate | undefined {
  return estimates.find(({ kind }) => startsTuning(kind)) ?? estimates.find(({ kind }) => kind === 'reading');
}

/** The estimates of run i, which remembers those before it; what an earlier measurement of the same build found is kept. */
async function keptRun(
  i: number,
  before: readonly (readonly KeptEstimate[])[],
  { quick }: MeasureContext,
): Promise<KeptEstimate[] | undefined> {
  const { commit } = await readBuild();
  const name = `estimate-coverage-${commit ?? 'unknown'}-${i}${quick ? '-quick' : ''}`;
  return keptResult(name, z.array(keptEstimateSchema), () => estimatesOf(i, before));
}

async function estimatesOf(
  i: number,
  before: readonly (readonly KeptEstimate[])[],
): Promise<KeptEstimate[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-estimates-'));
  const environment = { ...process.env, BERT_TRAINING_STATE: join(folder, 'state') };
  try {
    const turn = Math.floor(i / modes.length);
    const path = writeVariedSheet(folder, {
      set: turn % 2 === 0 ? 'movimentacoes' : 'banking77',
      seed: firstSeed + i,
      labels: 5,
      rows: [120, 200, 320][turn % 3] ?? 0,
      joined: [1, 2, 4][Math.floor(turn / 2) % 3] ?? 0,
    });
    if (path === undefined) return undefined;
    await addPastEstimates(before.flatMap(firstOfEachKind), { environment, log: () => undefined });
    const config = runConfigSchema.parse({
      data: { path },
      recipe: [{ kind: 'dropEmpty' }],
      parameters: { seed: firstSeed + i },
      ...modes[i % modes.length],
    });
    const runFolder = join(folder, 'run');
    await completeRequest({ kind: 'train', config, runFolder }, { kernel: { env: environment } });
    return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8'))).estimates;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(i: number, one: KeptEstimate): string {
  const { told, earliestSeconds, tookSeconds, skippedSeconds, repeatedSeconds } = one;
  const said = (seconds: number) => seconds.toFixed(1);
  const parts = [
    `run ${i + 1}, ${modeOf(one)}: told ${said(told.lowSeconds)} to ${said(told.highSeconds)} s`,
    earliestSeconds === undefined ? '' : `, ${said(earliestSeconds)} s at the earliest`,
    `, took ${said(tookSeconds)} s`,
    skippedSeconds > 0 ? `, ${said(wholeSeconds(one))} s with the rounds that were not run` : '',
    repeatedSeconds > 0 ? `, ${said(repeatedSeconds)} s of it on rounds begun again` : '',
  ];
  return parts.join('');
}
