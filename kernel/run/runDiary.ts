/** Keeps run.json and events.jsonl true while a run works: every change of the record is on the disk before the next step. */
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { nextState } from '../../core/contract/runState.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { openRunEvents } from './runEvents.ts';
import type { RunEvents } from './runEvents.ts';
import { writeRecord } from './runFolder.ts';
import type { RunPaths } from './runFolder.ts';

export class RunDiary {
  readonly paths: RunPaths;
  readonly #events: RunEvents;
  #record: RunRecord;

  private constructor(paths: RunPaths, record: RunRecord) {
    this.paths = paths;
    this.#record = record;
    this.#events = openRunEvents(paths.events, record.id);
  }

  static async open(paths: RunPaths, record: RunRecord): Promise<RunDiary> {
    await writeRecord(paths, record);
    return new RunDiary(paths, record);
  }

  get record(): RunRecord {
    return this.#record;
  }

  async update(changes: Partial<RunRecord>): Promise<void> {
    this.#record = { ...this.#record, ...changes };
    await writeRecord(this.paths, this.#record);
  }

  /** The last entry: the run's end, as its state machine knows it. */
  async finish(end: 'succeed' | 'fail' | 'cancel', changes: Partial<RunRecord> = {}): Promise<void> {
    const state = nextState(this.#record.state, end);
    await this.update({ ...changes, state, finishedAt: new Date().toISOString() });
  }

  note(event: RunEvent): void {
    this.#events.append(event);
  }
}
