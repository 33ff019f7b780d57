/** Servers and workers that are killed while jobs are brought and done, until every job is done. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { jobPageSchema } from '../../../core/contract/jobProtocol.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { Crew, diaryPath } from './crew.ts';
import { Diary } from './diary.ts';
import type { Told } from './judge.ts';
import type { Phoenix } from './phoenix.ts';
import { postJobs } from './postJobs.ts';

export interface ChaosPlan {
  /** For the diary. */
  readonly folder: string;
  /** Started; they answer for one and the same store. */
  readonly servers: readonly Phoenix[];
  readonly workers: number;
  readonly jobs: number;
  readonly serverKills: number;
  readonly workerKills: number;
  readonly say: (line: string) => void;
}

const mostJobMs = 30;
/** Kills come at random moments after a share of the jobs; a server is away up to so long, beside its start. */
const mostDelayMs = 300;
const mostAwayMs = 1000;
/** Longer than a lease and every wait of a client. */
const stuckMs = 60_000;

/** What was acknowledged, once every job that was brought has ended, or nothing goes on any more. */
export async function runChaos(plan: ChaosPlan): Promise<Told> {
  const { folder, servers, workers, jobs, say } = plan;
  const places = servers.map(({ place }) => place);
  const crew = await Crew.start({ folder, places, workers, mostJobMs });
  const over = new AbortController();
  try {
    const diary = new Diary(diaryPath(folder));
    const acknowledged: string[] = [];
    const done = () => diary.done;
    const reached = (count: number) => until(() => done() >= count, { crew, done });
    const posting = { places, count: jobs, done, acknowledged, signal: over.signal };
    await Promise.all([
      postJobs(posting),
      spread(plan, plan.serverKills, async (count, turn) => {
        await reached(count);
        await killServer(servers);
        if (turn % 10 === 0) say(`${turn} kills of the server, ${done()} jobs done`);
      }),
      spread(plan, plan.workerKills, async (count) => {
        await reached(count);
        await pause(randomInt(mostDelayMs));
        await crew.killOne();
      }),
    ]);
    await untilAllEnded(places, { crew, acknowledged });
    return { acknowledged, diary: diary.lines };
  } finally {
    over.abort();
    await crew.stop();
  }
}

/** `times` turns, evenly over the first nine tenths of the jobs, so that each comes while there is work. */
async function spread(
  { jobs }: ChaosPlan,
  times: number,
  act: (count: number, turn: number) => Promise<void>,
): Promise<void> {
  for (let turn = 1; turn <= times; turn++) await act(Math.floor((0.9 * jobs * turn) / times), turn);
}

async function killServer(servers: readonly Phoenix[]): Promise<void> {
  await pause(randomInt(mostDelayMs));
  const server = servers[randomInt(servers.length)];
  if (!server) throw new Error('no server to kill');
  await server.kill();
  await pause(randomInt(mostAwayMs));
  await server.start();
}

/** Throws where no job ends for a long time. */
async function until(isSo: () => boolean, { crew, done }: { crew: Crew; done: () => number }): Promise<void> {
  let last = { count: done(), at: performance.now() };
  while (!isSo()) {
    crew.check();
    const count = done();
    if (count > last.count) last = { count, at: performance.now() };
    if (performance.now() - last.at > stuckMs) throw new Error(`nothing goes on after ${count} jobs`);
    await pause(50);
  }
}

/** As their owner sees them. Gives up where nothing changes for a long time: the judge says what is not done. */
async function untilAllEnded(
  places: readonly ServerPlace[],
  { crew, acknowledged }: { crew: Crew; acknowledged: readonly string[] },
): Promise<void> {
  const [place] = places;
  if (!place) return;
  let last = { count: -1, at: performance.now() };
  for (;;) {
    crew.check();
    const ended = await endedJobs(place);
    if (acknowledged.every((id) => ended.has(id))) return;
    if (ended.size > last.count) last = { count: ended.size, at: performance.now() };
    if (performance.now() - last.at > stuckMs) return;
    await pause(500);
  }
}

async function endedJobs(place: ServerPlace): Promise<ReadonlySet<string>> {
  const ended = new Set<string>();
  for (let more = ''; ;) {
    const page = await askServer(place, { path: `/api/v1/jobs?limit=200${more}`, answer: jobPageSchema });
    for (const { id, finishedAt } of page.jobs) if (finishedAt !== null) ended.add(id);
    if (page.before === null) return ended;
    more = `&before=${page.before}`;
  }
}
