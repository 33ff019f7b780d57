/** Owners who bring jobs, and repeat what was not answered until it is. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { jobSchema } from '../../../core/contract/job.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { untilAnswered } from '../../../core/host/untilAnswered.ts';

const owners = 4;
/** Jobs that wait at most: so they are brought as long as jobs are done. */
const mostWaiting = 200;

export interface Posting {
  readonly places: readonly ServerPlace[];
  readonly count: number;
  /** Jobs that are done. */
  readonly done: () => number;
  /** Ids of the jobs that the server has acknowledged are added to it. */
  readonly acknowledged: string[];
  /** Aborted, nothing more is brought. */
  readonly signal: AbortSignal;
}

export async function postJobs({ places, count, done, acknowledged, signal }: Posting): Promise<void> {
  let asked = 0;
  const bring = async () => {
    while (asked < count && !signal.aborted) {
      if (asked - done() > mostWaiting) {
        await pause(20);
        continue;
      }
      asked++;
      acknowledged.push(await post());
    }
  };
  /** Each try at any of the servers, all with one key. */
  const post = async () => {
    const request = { kind: 'train', config: { data: { path: '/a.csv' } } };
    const body = { request, dedupeKey: randomUUID() };
    const ask = (given: AbortSignal) => {
      const place = places[randomInt(places.length)];
      if (!place) throw new Error('nobody to bring jobs to');
      return askServer(place, { path: '/api/v1/jobs', body, answer: jobSchema, signal: given });
    };
    return (await untilAnswered(ask, { signal })).id;
  };
  const all = Array.from({ length: owners }, bring);
  await Promise.all(all).catch(async (error: unknown) => {
    await Promise.allSettled(all);
    if (!signal.aborted) throw error;
  });
}
