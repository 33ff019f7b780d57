/** Shows a training of a server until it has ended, and tells its result. */
import { existsSync } from 'node:fs';
import { fromWire } from '../../../core/contract/errors/wireError.ts';
import { jobSchema } from '../../../core/contract/job.ts';
import type { Job } from '../../../core/contract/job.ts';
import { kernelAnswerSchema } from '../../../core/contract/kernelAnswer.ts';
import type { RunConfig } from '../../../core/contract/runConfig.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { jobResult } from '../../../core/host/jobResult.ts';
import { untilAnswered } from '../../../core/host/untilAnswered.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { exitCodes } from '../exitCodes.ts';
import { Interrupted } from '../interrupted.ts';
import { readRun } from '../readRun.ts';
import { toldBy, trainReport } from '../report/trainReport.ts';
import type { ToldOnTheWay } from '../report/trainReport.ts';
import { screenLine } from '../screen/printable.ts';
import { printPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';
import { hearInterrupts } from './hearInterrupts.ts';
import { jobEvents } from './jobEvents.ts';
import { ShownJob } from './shownJob.ts';

const never = new AbortController().signal;

export interface JobToFollow {
  readonly job: Job;
  /** As its owner asked for it here. */
  readonly config: RunConfig;
}

export async function followJob(
  session: CliSession,
  server: ServerPlace,
  { job, config }: JobToFollow,
): Promise<number> {
  const followed = await follow(session, server, job);
  if (followed) return await tellEnd(session, { ...followed, server }, config);
  session.events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return exitCodes.interrupted;
}

interface FollowedJob {
  readonly ended: Job;
  readonly progress: RunProgress;
}

/** Until it has ended; undefined where it is left alone. */
async function follow(session: CliSession, server: ServerPlace, job: Job): Promise<FollowedJob | undefined> {
  const shown = new ShownJob(session, job);
  const { signal, forget } = hearInterrupts(session, { server, job, shown });
  const patience = {
    signal,
    onAway: () => {
      shown.away();
    },
  };
  try {
    shown.begin();
    for await (const event of jobEvents(server, job, patience)) shown.show(event);
    const ended = await untilAnswered(
      (asking) => askServer(server, { path: `/api/v1/jobs/${job.id}`, answer: jobSchema, signal: asking }),
      patience,
    );
    return { ended, progress: shown.progress };
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  } finally {
    forget();
    shown.close();
  }
}

async function tellEnd(
  session: CliSession,
  { ended: job, progress, server }: FollowedJob & { readonly server: ServerPlace },
  config: RunConfig,
): Promise<number> {
  const { door, events, texts, isJson } = session;
  if (job.error && job.state === 'failed') throw fromWire(job.error);
  if (job.state === 'cancelled') {
    if (!isJson) door.notes.write(`${screenLine(texts.answers.job.states.cancelled(job.id))}\n`);
    events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
    return exitCodes.interrupted;
  }
  const answer = kernelAnswerSchema.parse(await jobResult(server, job, { signal: never }));
  if (answer.kind !== 'trained') throw unexpectedAnswer(answer);
  const told = await toldOf(session, answer.runFolder, progress);
  printPage(session, trainReport({ answer, told, config }, session));
  events.end({ kind: 'answered', answer });
  return exitCodes.fine;
}

/** A worker of another computer keeps the run there: then what was told on the way counts. */
async function toldOf(session: CliSession, runFolder: string, progress: RunProgress): Promise<ToldOnTheWay> {
  if (!existsSync(runFolder)) return toldBy(progress);
  const { record, readShare, searchedTrials } = await readRun(session, runFolder);
  return { dataset: record.dataset, adjustments: record.adjustments, readShare, searchedTrials };
}
