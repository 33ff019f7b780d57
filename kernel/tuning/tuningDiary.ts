/** Keeps tuning.json true while a search works, so that it goes on where it stopped. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import { tuningRecordSchema } from '../../core/contract/tuning.ts';
import type { Trial, TuningRecord } from '../../core/contract/tuning.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { writeJson } from '../run/runFolder.ts';
import type { RunPaths } from '../run/runFolder.ts';

const nothingYet: TuningRecord = {
  format: 1,
  lengths: [],
  rungs: [],
  stepsPerRound: 0,
  trials: [],
  spentSeconds: 0,
  winner: null,
};

export class TuningDiary {
  readonly #path: string;
  #record: TuningRecord;

  private constructor(path: string, record: TuningRecord) {
    this.#path = path;
    this.#record = record;
  }

  /** Of the run's folder, with what an earlier attempt left. Throws `run.damaged`. */
  static async open(paths: Pick<RunPaths, 'root' | 'tuning'>): Promise<TuningDiary> {
    return new TuningDiary(paths.tuning, (await read(paths)) ?? nothingYet);
  }

  get record(): TuningRecord {
    return this.#record;
  }

  async update(changes: Partial<TuningRecord>): Promise<void> {
    this.#record = { ...this.#record, ...changes };
    await writeJson(this.#path, this.#record);
  }

  async updateTrial(place: number, changes: Partial<Trial>): Promise<void> {
    const trials = this.#record.trials.map((trial, i) => (i === place ? { ...trial, ...changes } : trial));
    await this.update({ trials });
  }
}

async function read({ root, tuning }: Pick<RunPaths, 'root' | 'tuning'>): Promise<TuningRecord | undefined> {
  let text: string;
  try {
    text = await readFile(tuning, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
  const parsed = tuningRecordSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new AppError('run.damaged', { path: root, file: tuning }, { cause: parsed.error });
  return parsed.data;
}
