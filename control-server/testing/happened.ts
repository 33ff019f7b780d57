/** Everything that happened to a job, as its owner can read it, page by page. */
import type { JobEvent } from '../../core/contract/jobEvent.ts';
import { readEvents } from '../queue/readEvents.ts';
import type { Db } from '../store/store.ts';

export async function allEvents(db: Db, jobId: string, limit = 500): Promise<JobEvent[]> {
  const all: JobEvent[] = [];
  for (;;) {
    const { events, isLast } = await readEvents(db, jobId, { after: all.at(-1)?.number ?? 0, limit });
    all.push(...events);
    if (isLast) return all;
  }
}

/** What they are, in one word each. */
export function wordsOf(events: readonly JobEvent[]): string[] {
  return events.map(({ body }) => {
    if (body.kind === 'attemptBegan') return `attempt ${body.attempt}`;
    if (body.kind === 'moved') return body.transition;
    if (body.kind === 'wished') return `wish ${body.wish ?? 'nothing'}`;
    return body.kind === 'noticed' ? body.error.code : JSON.stringify(body.told);
  });
}
