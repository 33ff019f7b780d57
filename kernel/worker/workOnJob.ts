/** One job from its lease to its end: the kernel works, everything it tells goes to the server, the owner's wishes come back. */
import { AppError, isOneOf } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import type { JobState, JobWish } from '../../core/contract/job.ts';
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import { asAppError } from '../../core/host/asAppError.ts';
import { doJob } from './doJob.ts';
import { Ending } from './ending.ts';
import { JobFolder } from './jobFolder.ts';
import { keepBeating } from './keepBeating.ts';
import { KernelRun } from './kernelRun.ts';
import { LeaseClient } from './leaseClient.ts';
import { Outbox } from './outbox.ts';
import { tellEnd } from './tellEnd.ts';
import type { Outcome } from './tellEnd.ts';
import { throughMirror } from './throughMirror.ts';
import type { WorkerOptions } from './workerOptions.ts';

/** How long a worker that ends tries to tell the server so. */
const farewellMs = 5000;
/** Neither the job's fault nor a reason for the worker to end: the lease ends by itself. */
const unheard: readonly ErrorCode[] = ['lease.expired', 'server.unreachable', 'internal.unexpected'];

/** The job's state afterwards; null where that is not known: the lease is lost, or the server was away at the end. */
export async function workOnJob(
  claimed: ClaimedJob,
  worker: WorkerOptions & { readonly folderId: string },
): Promise<JobState | null> {
  const { job, token, heartbeatMs } = claimed;
  const { server, kernel, onAway } = worker;
  const log = (line: string) => {
    worker.log(`job ${job.id}: ${line}`);
  };
  const folder = new JobFolder(worker.folder, job.id);
  const ending = new Ending();
  const farewell = new AbortController();
  const held = { jobId: job.id, token };
  const lease = new LeaseClient(server, held, { signal: farewell.signal, onAway });
  let listener: (event: KernelEvent) => void = () => undefined;
  const run = new KernelRun({
    kernel: claimed.mirrorsHub ? throughMirror(kernel, server) : kernel,
    signal: ending.signal,
    onEvent: (told) => {
      // The last word goes with the end of the job.
      if (told.event.kind !== 'answered' && told.event.kind !== 'failed') outbox.tell(told);
      listener(told);
    },
    onLog: (line) => {
      outbox.log(line);
    },
  });
  const onWish = (wish: JobWish | null) => {
    run.pause('owner', wish === 'pause');
    if (wish === 'cancel' || wish === 'restart') ending.end(wish);
  };
  const outbox = new Outbox({
    report: (report) => lease.report(report),
    onWish,
    onFull: (isFull) => {
      run.pause('outbox', isFull);
    },
    log,
  });
  const onRefused = (error: unknown) => {
    if (farewell.signal.aborted) return;
    log(`no longer ours: ${asAppError(error, log).message}`);
    ending.end('lost');
  };
  const done = new AbortController();
  const stop = () => {
    ending.end('stopping');
    setTimeout(() => {
      farewell.abort(new AppError('server.unreachable', { address: server.address }));
    }, farewellMs).unref();
  };
  worker.signal.addEventListener('abort', stop, { once: true });
  if (worker.signal.aborted) stop();
  const delivered = outbox.deliver().catch(onRefused);
  const heartbeat = () => lease.heartbeat();
  const beaten = keepBeating({ everyMs: heartbeatMs, heartbeat, onWish, signal: done.signal }).catch(
    (error: unknown) => {
      // The end of the job is also the end of its lease.
      if (!done.signal.aborted) onRefused(error);
    },
  );
  try {
    const outcome = await outcomeOf(async () => {
      const tools = {
        claimed,
        folder,
        run,
        fetching: { server, held, workerFolder: worker.folder, signal: ending.signal, onAway },
        lease,
        folderId: worker.folderId,
        threads: worker.threads,
        log,
        listen: (onEvent: (event: KernelEvent) => void) => {
          listener = onEvent;
        },
      };
      return await doJob(tools);
    }, log);
    outbox.close();
    await delivered;
    return await tellEnd({ outcome, reason: ending.reason, lease, folder });
  } catch (error) {
    if (!isOneOf(error, unheard)) throw error;
    log(`its end was not heard: ${error.message}`);
    return null;
  } finally {
    worker.signal.removeEventListener('abort', stop);
    done.abort();
    await beaten;
  }
}

async function outcomeOf(work: () => Promise<unknown>, log: (line: string) => void): Promise<Outcome> {
  try {
    return { kind: 'answered', answer: await work() };
  } catch (error) {
    return { kind: 'failed', error: asAppError(error, log) };
  }
}
