/** What happened to a job after a number, in order: a page that is bounded also by its size. */
import { sql } from 'kysely';
import { jobEventSchema } from '../../core/contract/jobEvent.ts';
import type { JobEvent } from '../../core/contract/jobEvent.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { Db } from '../store/store.ts';

/** Characters of the events of one page; one that is larger by itself goes alone. */
const mostCharacters = 256_000;

export interface EventPage {
  readonly events: JobEvent[];
  readonly isLast: boolean;
}

interface Wanted {
  /** 0: from the first. */
  readonly after: number;
  readonly limit: number;
}

export async function readEvents(db: Db, jobId: string, { after, limit }: Wanted): Promise<EventPage> {
  const sizes = await happened(db, jobId, { after, limit: limit + 1 })
    .select(['number', ({ fn }) => fn<number>('length', ['body']).as('size')])
    .execute();
  const last = lastThatFits(sizes.slice(0, limit)) ?? after;
  if (last === after) return { events: [], isLast: true };
  const rows = await happened(db, jobId, { after, limit }).selectAll().where('number', '<=', last).execute();
  return { events: rows.map(eventOf), isLast: last === sizes.at(-1)?.number };
}

/** What workers told and what the server did, as one row of numbers. */
function happened(db: Db, jobId: string, { after, limit }: Wanted) {
  const told = db
    .selectFrom('events')
    .select(['number', 'at', 'body', sql<number>`1`.as('is_told')])
    .where('job_id', '=', jobId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit);
  const done = db
    .selectFrom('job_changes')
    .select(['number', 'at', 'body', sql<number>`0`.as('is_told')])
    .where('job_id', '=', jobId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit);
  const both = db
    .selectFrom(told.as('told'))
    .selectAll()
    .unionAll(db.selectFrom(done.as('done')).selectAll());
  return db.selectFrom(both.as('happened')).orderBy('number').limit(limit);
}

function lastThatFits(sizes: readonly { number: number; size: number }[]): number | undefined {
  let characters = 0;
  let last: number | undefined;
  for (const { number, size } of sizes) {
    characters += size;
    if (characters > mostCharacters && last !== undefined) break;
    last = number;
  }
  return last;
}

function eventOf(row: { number: number; at: number; body: string; is_told: number }): JobEvent {
  const { number, at, is_told: isTold } = row;
  const body = parseJson(row.body);
  return jobEventSchema.parse({ number, at, body: isTold ? { kind: 'told', told: body } : body });
}
