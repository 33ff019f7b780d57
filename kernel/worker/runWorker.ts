/** A worker: says what its computer is, then takes one job after the other until it is told to end. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobState } from '../../core/contract/job.ts';
import type { DoctorReport } from '../../core/contract/kernelAnswer.ts';
import { asAppError } from '../../core/host/asAppError.ts';
import { askServer } from '../../core/host/askServer.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import { claimJob } from './claimJob.ts';
import { folderId } from './folderId.ts';
import { answerInferences } from './inference/answerInferences.ts';
import { limitWait } from './limitWait.ts';
import { workOnJob } from './workOnJob.ts';
import type { WorkerOptions } from './workerOptions.ts';

/** What a worker tells on its way. */
export type WorkerNotice =
  | { readonly kind: 'ready'; readonly workerId: string }
  | { readonly kind: 'claimed'; readonly jobId: string }
  | { readonly kind: 'ended'; readonly jobId: string; readonly state: JobState | null };

/** `idle`: the one job that it was to do did not come. `untold`: the server did not hear the end of it, or has given it to another. */
export type WorkerEnd = 'done' | 'idle' | 'untold';

export interface WorkerLife {
  /** Ends after one job. */
  readonly isOnce: boolean;
  /** How long to wait for it; left out: without end. */
  readonly waitMs?: number | undefined;
  /** Of this computer, to be recognised by. */
  readonly hostName: string;
  readonly tell: (notice: WorkerNotice) => void;
}

/**
 * Fails with what the server refuses, with `worker.unfit` where this computer cannot train, or with `server.unreachable`
 * where the server was away for as long as it was to wait.
 */
export async function runWorker(
  options: WorkerOptions,
  { isOnce, waitMs, hostName, tell }: WorkerLife,
): Promise<WorkerEnd> {
  const { server, signal, onAway, log } = options;
  const workerId = `${hostName.replaceAll(/[^\w.-]/gu, '-').slice(0, 60)}-${randomUUID().slice(0, 8)}`;
  const facts = await factsOf(options);
  const folder = await folderId(options.folder);
  const limit = limitWait(waitMs, options);
  const patience = { signal: limit.signal, onAway };
  const ending = new AbortController();
  /** Whatever it is, jobs are done all the same, or fail with it too. */
  const noMoreAnswers = (error: unknown) => {
    log(`texts are not classified at once any more: ${asAppError(error, log).message}`);
  };
  let answering: Promise<void> | undefined;
  try {
    await untilAnswered(
      () =>
        askServer(server, {
          path: '/api/v1/worker/register',
          body: { workerId, facts, folderId: folder },
          answer: z.strictObject({}),
          signal: limit.signal,
        }),
      patience,
    );
    tell({ kind: 'ready', workerId });
    const whileItLasts = { ...options, signal: AbortSignal.any([signal, ending.signal]) };
    // A worker for one job is there for nothing else.
    if (!isOnce) answering = answerInferences(whileItLasts, workerId).catch(noMoreAnswers);
    for (;;) {
      const claimed = await claimJob({ server, workerId, until: limit.until, ...patience });
      if (!claimed) return 'idle';
      limit.lift();
      const jobId = claimed.job.id;
      tell({ kind: 'claimed', jobId });
      log(`job ${jobId}: claimed by ${workerId}`);
      const state = await workOnJob(claimed, { ...options, folderId: folder });
      log(`job ${jobId}: ${state ?? 'lost'}`);
      tell({ kind: 'ended', jobId, state });
      if (isOnce) return state === null ? 'untold' : 'done';
      if (signal.aborted) return 'done';
    }
  } catch (error) {
    // Told to end while it waited.
    if (signal.aborted && error === signal.reason) return 'done';
    throw error;
  } finally {
    limit.lift();
    ending.abort();
    await answering;
  }
}

/** A computer that cannot train would fail every job of the queue. */
async function factsOf({ kernel, folder, log, threads }: WorkerOptions): Promise<DoctorReport> {
  const client = startKernel({ ...kernel, onLog: log });
  try {
    const answer = await client.request({ kind: 'doctor', workFolder: folder });
    if (answer.kind !== 'diagnosed') throw new Error(`the kernel answered ${answer.kind}`);
    const blocking = answer.report.problems.filter((problem) => problem.blocking);
    const { cpu } = answer.report;
    const usedThreads = Math.min(threads ?? cpu.cores, cpu.cores);
    if (blocking.length === 0) return { ...answer.report, cpu: { ...cpu, threads: usedThreads } };
    log(`this computer cannot train: ${blocking.map(({ code }) => code).join(', ')}`);
    throw new AppError('worker.unfit', {});
  } finally {
    await client.close();
  }
}
