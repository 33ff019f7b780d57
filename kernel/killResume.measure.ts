/** Kills a training kernel at random moments, some inside writes, and resumes it: curve and weights must be those of an undisturbed run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../core/contract/errors/appError.ts';
import type { KernelRequest } from '../core/contract/kernelRequest.ts';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import type { RunConfig } from '../core/contract/runConfig.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { seededRandom } from './data/seededRandom.ts';
import { writeCapitalsSheet } from './testing/capitalsSheet.ts';
import { completeRequest } from './testing/completeRequest.ts';
import { killDuring } from './testing/killDuring.ts';
import { killExports } from './testing/killExports.ts';
import { momentOf, placesOfKills, tornWrites, writes } from './testing/killPlaces.ts';
import { learningCurve } from './testing/learningCurve.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/distilbert-f32', import.meta.url));

/** Says "no free memory" where it is first asked, for the prefix cache: kept in a file, the cache too can be torn by a kill. */
const cacheOnDisk = `
  import process from 'node:process';
  import { syncBuiltinESMExports } from 'node:module';
  const ask = process.availableMemory;
  let isAsked = false;
  process.availableMemory = () => {
    const answer = isAsked ? ask() : 0;
    isAsked = true;
    return answer;
  };
  syncBuiltinESMExports();`;
const kernelOptions = { execArgv: ['--import', `data:text/javascript,${encodeURIComponent(cacheOnDisk)}`] };

export const measurement: Measurement = {
  name: 'kill-resume',
  about:
    'kill -9 at 30 random moments of a run, half of them inside writes of checkpoint, model and cache, then resume; and inside exports: share that ends with the undisturbed learning curve and weights hash',
  unit: 'share',
  bar: { least: 1 },
  async run(context) {
    const folder = mkdtempSync(join(tmpdir(), 'bert matar '));
    try {
      return await killAndResume(folder, context);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function killAndResume(folder: string, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const config = runConfigSchema.parse({
    data: { path: writeCapitalsSheet(folder, 400) },
    baseModel,
    // Averages weights, which a checkpoint keeps too; rounds enough that most of the run is fine-tuning.
    preset: 'equilibrado',
    parameters: {
      epochs: 30,
      earlyStoppingPatience: null,
      frozenLayers: 1,
      batchSize: 8,
      maxLength: 32,
      learningRate: 0.003,
    },
    stages: ['baseline', 'instant', 'fineTuned'],
    threads: 2,
  });
  const undisturbed = join(folder, 'inteiro');
  const milliseconds = await trainUndisturbed({ kind: 'train', config, runFolder: undisturbed });
  const expected = outcomeOf(undisturbed);
  say(`undisturbed run: ${Math.round(milliseconds)} ms, weights ${expected.weightsHash ?? 'missing'}`);

  const kills = quick ? placesOfKills.length : 30;
  const random = seededRandom(20260101, kills);
  const counts = {
    resumed: 0,
    startedAgain: 0,
    failed: 0,
    same: 0,
    inside: { checkpoint: 0, model: 0, cache: 0 },
  };
  for (let attempt = 1; counts.resumed + counts.failed < kills; attempt++) {
    // A kill that came before there was a run, or after its end, proves nothing.
    if (attempt > 4 * kills)
      throw new Error(`only ${counts.resumed} of ${attempt} kills left a run to resume`);
    const runFolder = join(folder, `treino ${attempt}`);
    const place = placesOfKills[(attempt - 1) % placesOfKills.length] ?? 'anywhere';
    const moment = momentOf(place, runFolder, (random() / 2 ** 32) * milliseconds);
    const { isFinished, last } = await killDuring(
      { kind: 'train', config, runFolder },
      moment,
      kernelOptions,
    );
    if (isFinished) continue;
    const torn = tornWrites(runFolder, last);
    const how = await goOn(runFolder, config, say);
    const { curve, weightsHash } = outcomeOf(runFolder);
    const [isCurve, isWeights] = [curve === expected.curve, weightsHash === expected.weightsHash];
    counts[how] += 1;
    for (const write of torn) counts.inside[write] += 1;
    counts.same += Number(how !== 'failed' && isCurve && isWeights);
    say(
      `kill ${attempt} after ${last?.kind ?? 'nothing'}, torn: ${torn.join(', ') || 'nothing'}; ${said[how]} to ${isCurve ? 'the same' : 'ANOTHER'} curve, ${isWeights ? 'the same' : 'OTHER'} weights`,
    );
    rmSync(runFolder, { recursive: true, force: true });
  }
  // Six kills may miss a write; thirty that do were no proof.
  const missed = quick ? [] : writes.filter((write) => counts.inside[write] === 0);
  if (missed.length > 0) throw new Error(`no kill came inside a write of ${missed.join(', ')}`);
  const exports = await killExports(join(undisturbed, 'model'), folder, say);
  return {
    value:
      (counts.same + exports.same) / (counts.resumed + counts.startedAgain + counts.failed + exports.killed),
    details: {
      ...counts,
      exports,
      milliseconds: Math.round(milliseconds),
      weightsHash: expected.weightsHash,
    },
  };
}

/** Milliseconds of the run that the others are held against. */
async function trainUndisturbed(request: KernelRequest): Promise<number> {
  const startedAt = performance.now();
  let cachePlace: string | undefined;
  const answer = await completeRequest(request, {
    kernel: kernelOptions,
    onEvent: (event) => {
      if (event.kind === 'readingPlanned') cachePlace = event.cachePlace;
    },
  });
  // Otherwise hash and kills would be about other things than fine-tuning and the cache's file.
  if (answer.kind !== 'trained' || answer.delivered !== 'fineTuned' || cachePlace !== 'disk')
    throw new Error(`no fine-tuned model was delivered, or the cache lay in ${cachePlace ?? 'no place'}`);
  return performance.now() - startedAt;
}

const said = { resumed: 'resumed', startedAgain: 'started again', failed: 'FAILED to resume' } as const;

/** Resumes; where the kill came before there was a run, starts it again. A resume that fails has failed. */
async function goOn(
  runFolder: string,
  config: RunConfig,
  say: MeasureContext['say'],
): Promise<keyof typeof said> {
  try {
    await completeRequest({ kind: 'resume', runFolder }, { kernel: kernelOptions });
    return 'resumed';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'run.not_found') {
      say(`resume failed with ${error.code}`);
      return 'failed';
    }
    await completeRequest({ kind: 'train', config, runFolder }, { kernel: kernelOptions });
    return 'startedAgain';
  }
}

interface Outcome {
  readonly curve: string;
  readonly weightsHash: string | null;
}

function outcomeOf(runFolder: string): Outcome {
  const { weightsHash } = runRecordSchema.parse(
    JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')),
  );
  return { curve: learningCurve(runFolder).join('\n'), weightsHash };
}
