/**
 * What happens to a job, from its first event to its last: over the live feed, and by asking again and again where there is
 * no feed. A server that goes away is waited for; nothing is missing then, and nothing comes twice.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../../core/contract/job.ts';
import { jobEventPageSchema, transitionOf } from '../../../core/contract/jobEvent.ts';
import type { JobEvent } from '../../../core/contract/jobEvent.ts';
import type { RunTransition } from '../../../core/contract/runState.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { untilAnswered } from '../../../core/host/untilAnswered.ts';
import type { Patience } from '../../../core/host/untilAnswered.ts';
import { feedLine } from './feedLine.ts';
import type { FeedEnd } from './feedLine.ts';

const pollEveryMs = 1000;
/** Where a feed could not be opened, it is tried again after so many questions. */
const pollsBeforeFeed = 30;
const pageSize = 500;
const closed: FeedEnd = { wasOpen: true, retryMs: undefined };
const ends: readonly (RunTransition | undefined)[] = ['succeed', 'fail', 'cancel'];

/** Fails with what the server refuses, or with the signal's reason. */
export async function* jobEvents(
  server: ServerPlace,
  { id: jobId, finishedAt }: Pick<Job, 'id' | 'finishedAt'>,
  patience: Patience,
): AsyncGenerator<JobEvent> {
  let last = 0;
  let isOver = finishedAt !== null;
  let pollsLeft = 0;
  for (;;) {
    for (let isLast = false; !isLast;) {
      const page = await askEvents(last);
      for (const event of page.events) {
        last = event.number;
        isOver ||= isEnd(event);
        yield event;
      }
      isLast = page.isLast;
    }
    if (isOver) return;
    let waitMs = pollEveryMs;
    if (pollsLeft > 0) pollsLeft -= 1;
    else {
      const line = feedLine(server, { jobId, after: last, signal: patience.signal });
      try {
        let next = await line.next();
        for (; !next.done; next = await line.next()) {
          last = next.value.number;
          yield next.value;
          if (isEnd(next.value)) return;
        }
        if (!next.value.wasOpen) pollsLeft = pollsBeforeFeed;
        waitMs = next.value.retryMs ?? pollEveryMs;
      } finally {
        await line.return(closed);
      }
    }
    patience.signal.throwIfAborted();
    await pause(waitMs, undefined, { signal: patience.signal }).catch((error: unknown) => {
      patience.signal.throwIfAborted();
      throw error;
    });
  }

  function askEvents(after: number) {
    const path = `/api/v1/jobs/${jobId}/events?after=${after}&limit=${pageSize}`;
    return untilAnswered(
      (signal) => askServer(server, { path, answer: jobEventPageSchema, signal }),
      patience,
    );
  }
}

function isEnd({ body }: JobEvent): boolean {
  return ends.includes(transitionOf(body));
}
