/**
 * Points to resume from. Each is one file, written whole or not at all: tensors of the engine's state, progress in the header.
 * The best weights lie beside under their epoch's number, so that a checkpoint never names weights of another moment.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/contract/errors/appError.ts';
import type { EngineState } from './engines/engine.ts';
import type { Weights } from './model/parameters.ts';
import { readSafetensors } from './model/readSafetensors.ts';
import type { Safetensors } from './model/readSafetensors.ts';
import { writeSafetensors } from './model/writeSafetensors.ts';
import type { NamedTensor } from './model/writeSafetensors.ts';
import type { Averaged } from './weightAverage.ts';
import { trainingProgressSchema } from './trainingProgress.ts';
import type { TrainingProgress } from './trainingProgress.ts';

export interface Checkpoint {
  readonly progress: TrainingProgress;
  readonly state: EngineState;
  readonly average: Averaged;
}

/** At the start of an epoch, and somewhere inside it: a run that lost its way goes back to the former. */
const epochFile = 'epoch.safetensors';
const middleFile = 'middle.safetensors';
const bestFile = (epoch: number) => `best-${epoch}.safetensors`;

export class CheckpointFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps everything needed to go on from here, then drops best weights that nothing refers to any more. */
  async save({ progress, state, average }: Checkpoint): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const tensors = [
      ...named('parameter', state.parameters),
      ...named('firstMoment', state.firstMoments),
      ...named('secondMoment', state.secondMoments),
      ...named('average', average.weights),
    ];
    const metadata = {
      progress: JSON.stringify(progress),
      engineStep: String(state.step),
      averagedLooks: String(average.looks),
    };
    const isMiddle = progress.nextBatch > 0;
    await writeSafetensors(join(this.#folder, isMiddle ? middleFile : epochFile), tensors, metadata);
    if (!isMiddle) await rm(join(this.#folder, middleFile), { force: true });
    await this.#dropOldBest(progress.bestEpoch);
  }

  /** The newest checkpoint, or undefined where none was saved yet. Throws `model.damaged` or `run.damaged`. */
  async loadLast(): Promise<Checkpoint | undefined> {
    const start = await this.loadEpochStart();
    const middle = await this.#load(middleFile);
    // A kill between two writes leaves the middle of an epoch that has ended.
    const isNewer = middle && middle.progress.epoch === start?.progress.epoch;
    return isNewer ? middle : start;
  }

  /** Whether there is a checkpoint to go on from. */
  async hasStart(): Promise<boolean> {
    return (await this.#files()).includes(epochFile);
  }

  /** Where the epoch under way began. Throws as `loadLast`. */
  loadEpochStart(): Promise<Checkpoint | undefined> {
    return this.#load(epochFile);
  }

  async #load(name: string): Promise<Checkpoint | undefined> {
    if (!(await this.#files()).includes(name)) return undefined;
    const file = await readSafetensors(join(this.#folder, name));
    const progress = trainingProgressSchema.safeParse(JSON.parse(file.metadata['progress'] ?? 'null'));
    if (!progress.success) throw new AppError('run.damaged', { path: this.#folder, file: name });
    const state = {
      step: Number(file.metadata['engineStep']),
      parameters: part(file, 'parameter'),
      firstMoments: part(file, 'firstMoment'),
      secondMoments: part(file, 'secondMoment'),
    };
    const average = { weights: part(file, 'average'), looks: Number(file.metadata['averagedLooks']) };
    return { progress: progress.data, state, average };
  }

  async saveBest(epoch: number, parameters: Weights): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeSafetensors(join(this.#folder, bestFile(epoch)), named('parameter', parameters));
  }

  /** Trained parameters of the best epoch. Throws `model.file_missing` or `model.damaged`. */
  async loadBest(epoch: number): Promise<Weights> {
    return part(await readSafetensors(join(this.#folder, bestFile(epoch))), 'parameter');
  }

  /** Everything goes: a finished run is reproduced, not resumed. */
  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #dropOldBest(bestEpoch: number | null): Promise<void> {
    const kept = [epochFile, middleFile, ...(bestEpoch === null ? [] : [bestFile(bestEpoch)])];
    for (const file of await this.#files()) {
      if (!kept.includes(file)) await rm(join(this.#folder, file), { force: true });
    }
  }

  async #files(): Promise<string[]> {
    await mkdir(this.#folder, { recursive: true });
    return readdir(this.#folder);
  }
}

function named(role: string, weights: Weights): NamedTensor[] {
  return [...weights].map(([name, data]) => ({ name: `${role}/${name}`, shape: [data.length], data }));
}

function part(file: Safetensors, role: string): Weights {
  const weights = new Map<string, Float32Array>();
  for (const [name, { data }] of file.tensors) {
    if (name.startsWith(`${role}/`) && data instanceof Float32Array)
      weights.set(name.slice(role.length + 1), data);
  }
  return weights;
}
