/** Cuts the power under a busy server: its disk is copied in the moment of its death, and a server is started on the copy. */
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { openSqliteFile } from './store/sqliteDatabase.ts';
import { Crew, diaryPath } from './testing/chaos/crew.ts';
import { Diary } from './testing/chaos/diary.ts';
import { judge } from './testing/chaos/judge.ts';
import type { Faults, Told } from './testing/chaos/judge.ts';
import { postJobs } from './testing/chaos/postJobs.ts';
import { readKept, readTrail } from './testing/chaos/readKept.ts';
import { sqliteServer } from './testing/chaos/servers.ts';
import { copyDisk, makeDisk, noLoopDisk, withMounted } from './testing/loopDisk.ts';

/** Seconds under load. */
const whole = { cuts: 20, least: 5, most: 60 };
const short = { cuts: 2, least: 2, most: 4 };
const workers = 4;

export const measurement: Measurement = {
  name: 'power-cut',
  about:
    'acknowledged rows lost, databases that do not open or are damaged, and broken audit trails, after 20 power cuts 5 to 60 s into a storm of jobs (SIGKILL, and the disk copied at once)',
  unit: 'faults',
  bar: { most: 0 },
  async run(context) {
    const skipped = noLoopDisk();
    return skipped === undefined
      ? await withTemporaryFolder((folder) => cutPower(folder, context))
      : { skipped };
  },
};

interface Cut extends Faults {
  /** 1 where SQLite finds damage in its file. */
  readonly damaged: number;
  /** Acknowledged jobs and words of workers. */
  readonly rows: number;
}

async function cutPower(folder: string, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const { cuts, least, most } = quick ? short : whole;
  const sum = { faults: 0, rows: 0, opened: 0 };
  for (let turn = 1; turn <= cuts; turn++) {
    const ms = randomInt(1000 * least, 1000 * most);
    // A server that does not start on the copy throws: that ends the measurement, and says why.
    const { rows, ...faults } = await cutOnce(folder, ms);
    const count = Object.values(faults).reduce((total, one) => total + one, 0);
    sum.faults += count;
    sum.rows += rows;
    sum.opened += 1;
    say(
      `cut ${turn} after ${ms} ms: ${rows} acknowledged rows, ${count} faults ${count > 0 ? JSON.stringify(faults) : ''}`,
    );
  }
  return { value: sum.faults, details: { cuts, opened: sum.opened, rows: sum.rows } };
}

async function cutOnce(folder: string, ms: number): Promise<Cut> {
  const [image, copy, place] = [join(folder, 'disk'), join(folder, 'copy'), join(folder, 'mounted')];
  await makeDisk(image);
  try {
    const told = await withMounted(image, place, () =>
      workUntilCut({ folder, place, ms, cut: () => copyDisk(image, copy) }),
    );
    return await withMounted(copy, place, () => openAndJudge(place, told));
  } finally {
    for (const path of [image, copy, diaryPath(folder)]) rmSync(path, { force: true });
  }
}

interface Load {
  /** For what must outlive the cut. */
  readonly folder: string;
  readonly place: string;
  readonly ms: number;
  readonly cut: () => Promise<void>;
}

async function workUntilCut({ folder, place, ms, cut }: Load): Promise<Told> {
  const [server] = sqliteServer(place).servers;
  if (!server) throw new Error('no server');
  await server.start();
  const places = [server.place];
  const crew = await Crew.start({ folder, places, workers, mostJobMs: 10 });
  const diary = new Diary(diaryPath(folder));
  const acknowledged: string[] = [];
  const over = new AbortController();
  const posted = postJobs({
    places,
    count: Infinity,
    done: () => diary.done,
    acknowledged,
    signal: over.signal,
  });
  try {
    await pause(ms);
    crew.check();
    const dead = server.kill();
    await cut();
    await dead;
  } finally {
    over.abort();
    await Promise.all([crew.stop(), posted, server.stop()]);
  }
  return { acknowledged, diary: diary.lines };
}

async function openAndJudge(place: string, told: Told): Promise<Cut> {
  const { servers, openStore } = sqliteServer(place);
  const [server] = servers;
  if (!server) throw new Error('no server');
  await server.start();
  const trail = await readTrail(server.place);
  await server.stop();
  const store = await openStore();
  const kept = await readKept(store.db, trail);
  await store.close();
  const rows = told.acknowledged.length + told.diary.filter(({ kind }) => kind !== 'lost').length;
  return { ...judge(told, kept), damaged: isWhole(join(place, 'data', 'server.sqlite')) ? 0 : 1, rows };
}

function isWhole(path: string): boolean {
  const database = openSqliteFile(path);
  try {
    const answer = database.prepare('PRAGMA integrity_check').all([]);
    return JSON.stringify(answer) === '[{"integrity_check":"ok"}]';
  } finally {
    database.close();
  }
}
