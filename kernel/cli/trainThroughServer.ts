/** Sends a training to the queue of a server, waits for it, and tells its result. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { fromWire } from '../../core/contract/errors/wireError.ts';
import { jobSchema } from '../../core/contract/job.ts';
import type { Job, JobRequest } from '../../core/contract/job.ts';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { jobResult } from '../../core/host/jobResult.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import { exitCodes } from './exitCodes.ts';
import { readRun } from './readRun.ts';
import { trainReport } from './report/trainReport.ts';
import type { ToldOnTheWay } from './report/trainReport.ts';
import { screenLine } from './screen/printable.ts';
import { isLoopback } from './serverPlace.ts';
import { printPage } from './session.ts';
import type { CliSession } from './session.ts';
import { unexpectedAnswer } from './unexpectedAnswer.ts';

const everyMs = 500;
const never = new AbortController().signal;

export async function trainThroughServer(
  session: CliSession,
  server: ServerPlace,
  config: RunConfig,
): Promise<number> {
  const { door, texts } = session;
  const job = await askServer(server, {
    path: '/api/v1/jobs',
    body: { request: await requestOf(server, config), dedupeKey: randomUUID() },
    answer: jobSchema,
  });
  let interrupts = 0;
  const forget = door.onInterrupt(() => {
    interrupts += 1;
    note(session, interrupts === 1 ? texts.answers.job.cancelling : texts.answers.job.leftAlone);
    if (interrupts === 1) void cancel(session, server, job);
  });
  try {
    let ended = job;
    for (let told: string | undefined; ended.finishedAt === null;) {
      if (ended.state !== told) note(session, texts.answers.job.states[ended.state](ended.id));
      told = ended.state;
      await pause(everyMs);
      if (interrupts > 1) return exitCodes.interrupted;
      ended = await untilAnswered(
        (signal) => askServer(server, { path: `/api/v1/jobs/${job.id}`, answer: jobSchema, signal }),
        { signal: never },
      );
    }
    return await tellEnd(session, ended, { server, config });
  } finally {
    forget();
  }
}

/** A server elsewhere is brought the file: its workers do not see this computer's. */
async function requestOf(server: ServerPlace, config: RunConfig): Promise<JobRequest> {
  if (isLoopback(server.address)) return { kind: 'train', config };
  const { path, ...reading } = config.data;
  const dataSet = await bringDataSet(server, path, { signal: never });
  return { kind: 'train', config: { ...config, data: { ...reading, dataSet } } };
}

async function cancel(session: CliSession, server: ServerPlace, { id }: Job): Promise<void> {
  try {
    const path = `/api/v1/jobs/${id}/cancel`;
    await untilAnswered((signal) => askServer(server, { path, body: {}, answer: jobSchema, signal }), {
      signal: never,
    });
  } catch (error) {
    // It was done meanwhile: that is told next.
    if (!isAppError(error, 'job.already_finished')) throw error;
  }
}

async function tellEnd(
  session: CliSession,
  job: Job,
  { server, config }: { server: ServerPlace; config: RunConfig },
): Promise<number> {
  const { events, texts } = session;
  if (job.error && job.state === 'failed') throw fromWire(job.error);
  if (job.state === 'cancelled') {
    note(session, texts.answers.job.states.cancelled(job.id));
    events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
    return exitCodes.interrupted;
  }
  const answer = kernelAnswerSchema.parse(await jobResult(server, job, { signal: never }));
  if (answer.kind !== 'trained') throw unexpectedAnswer(answer);
  printPage(session, trainReport({ answer, told: await toldOf(session, answer.runFolder), config }, session));
  events.end({ kind: 'answered', answer });
  return exitCodes.fine;
}

/** A worker of another computer keeps the run there. */
async function toldOf(session: CliSession, runFolder: string): Promise<ToldOnTheWay> {
  if (!existsSync(runFolder))
    return { dataset: null, adjustments: [], readShare: null, searchedTrials: null };
  const { record, readShare, searchedTrials } = await readRun(session, runFolder);
  return { dataset: record.dataset, adjustments: record.adjustments, readShare, searchedTrials };
}

function note({ door, isJson }: CliSession, line: string): void {
  if (!isJson) door.notes.write(`${screenLine(line)}\n`);
}
