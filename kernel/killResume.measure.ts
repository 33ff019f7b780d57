/** Kills a training kernel at random moments, some inside writes, and resumes it: curve and weights must be those of an undisturbed run. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../core/contract/kernelRequest.ts';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import type { RunConfig } from '../core/contract/runConfig.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import type { RunEvent } from '../core/contract/runEvent.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { startKernel } from './client/kernelClient.ts';
import { seededRandom } from './data/seededRandom.ts';
import { hashFile, hashTexts } from './files/hashFile.ts';
import { writeCapitalsSheet } from './testing/capitalsSheet.ts';
import { killDuring } from './testing/killDuring.ts';
import type { KillMoment } from './testing/killDuring.ts';
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
  const answer = await complete(request, (event) => {
    if (event.kind === 'readingPlanned') cachePlace = event.cachePlace;
  });
  // Otherwise hash and kills would be about other things than fine-tuning and the cache's file.
  if (answer.kind !== 'trained' || answer.delivered !== 'fineTuned' || cachePlace !== 'disk')
    throw new Error(`no fine-tuned model was delivered, or the cache lay in ${cachePlace ?? 'no place'}`);
  return performance.now() - startedAt;
}

async function complete(
  request: KernelRequest,
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<KernelAnswer> {
  const kernel = startKernel(kernelOptions);
  try {
    return await kernel.request(request, {
      onEvent: ({ event }) => {
        onEvent(event);
      },
    });
  } finally {
    await kernel.close();
  }
}

/** Where kills come, over and over: every other one at any time. */
const placesOfKills = ['checkpoint', 'anywhere', 'model', 'anywhere', 'cache', 'anywhere'] as const;

function momentOf(place: (typeof placesOfKills)[number], runFolder: string, atMs: number): KillMoment {
  switch (place) {
    case 'anywhere':
      return { afterMs: atMs };
    case 'checkpoint':
      // Not the first, which keeps only what the base model gives again.
      return {
        afterMs: atMs,
        isNow: (last) =>
          (last?.kind === 'stepFinished' || last?.kind === 'epochFinished') &&
          namesIn(join(runFolder, 'checkpoints')).some(isPartial),
      };
    case 'model':
      return { isNow: () => namesIn(runFolder).some((name) => name.startsWith('model.next')) };
    case 'cache':
      return { isNow: () => namesIn(join(runFolder, 'cache')).length > 0 };
  }
}

const isPartial = (name: string) => name.endsWith('.partial');

const writes = ['checkpoint', 'model', 'cache'] as const;

/** What the kill left half written. */
function tornWrites(runFolder: string, last: RunEvent | undefined): (typeof writes)[number][] {
  const isEncoding = last && 'phase' in last && last.phase === 'encoding';
  const isTorn = {
    checkpoint: namesIn(join(runFolder, 'checkpoints')).some(isPartial),
    model: namesIn(runFolder).some((name) => name.startsWith('model') && isPartial(name)),
    // Filled while texts are encoded, and only read afterwards.
    cache: isEncoding === true && namesIn(join(runFolder, 'cache')).length > 0,
  };
  return writes.filter((write) => isTorn[write]);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

const said = { resumed: 'resumed', startedAgain: 'started again', failed: 'FAILED to resume' } as const;

/** Resumes; where the kill came before there was a run, starts it again. A resume that fails has failed. */
async function goOn(
  runFolder: string,
  config: RunConfig,
  say: MeasureContext['say'],
): Promise<keyof typeof said> {
  try {
    await complete({ kind: 'resume', runFolder });
    return 'resumed';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'run.not_found') {
      say(`resume failed with ${error.code}`);
      return 'failed';
    }
    await complete({ kind: 'train', config, runFolder });
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

/** A torn export is made again in the same place, and must be the one that was never disturbed. */
async function killExports(model: string, folder: string, say: MeasureContext['say']) {
  const request = (output: string): KernelRequest => ({
    kind: 'export',
    model,
    output,
    formats: ['huggingFace', 'onnx'],
  });
  const undisturbed = join(folder, 'exportado');
  await complete(request(undisturbed));
  const counts = { killed: 0, torn: 0, same: 0 };
  for (let i = 0; i < 3; i++) {
    const output = join(folder, `exportado ${i}`);
    const unfinished = () => namesIn(folder).some((name) => name.startsWith(`${basename(output)}.`));
    const { isFinished } = await killDuring(request(output), { isNow: unfinished });
    if (isFinished) continue;
    const isTorn = unfinished();
    await complete(request(output));
    const isSame = !unfinished() && (await hashOfFolder(output)) === (await hashOfFolder(undisturbed));
    counts.killed += 1;
    counts.torn += Number(isTorn);
    counts.same += Number(isSame);
    say(
      `kill inside an export, torn: ${isTorn ? 'its folder' : 'nothing'}; made again ${isSame ? 'the same' : 'ANOTHER'}`,
    );
  }
  return counts;
}

async function hashOfFolder(folder: string): Promise<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return hashTexts([
    ...paths.map((path) => path.slice(folder.length)),
    ...(await Promise.all(paths.map(hashFile))),
  ]);
}
