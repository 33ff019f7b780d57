/** Starts a run that outlives this window, and shows it. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { hasLife } from '../../core/host/hasLife.ts';
import { postRequest, removeMailbox } from '../../core/host/mailbox.ts';
import { startDetachedKernel } from '../../core/host/startDetachedKernel.ts';
import type { Services } from '../services.ts';
import { postedRuns } from './postedRuns.ts';
import { readRunMailbox } from './listRuns.ts';
import type { RunRequest } from './listRuns.ts';
import { markSeen } from './resultTold.ts';
import { watchRun } from './watchRun.ts';

/** Resolves when the run has ended and its result was told. */
export async function startRun(services: Services, request: RunRequest): Promise<void> {
  const { environment, log } = services;
  if (request.kind === 'resume') await forgetEarlier(services, request);
  const mailbox = join(environment.mailboxes, randomUUID());
  await postRequest(mailbox, request);
  try {
    await startDetachedKernel(mailbox, { env: environment.ofKernels });
  } catch (error) {
    await removeMailbox(mailbox);
    throw error;
  }
  log.info(`${request.kind} started, mailbox ${mailbox}`);
  const run = await readRunMailbox(mailbox);
  if (run) await watchRun(services, run);
}

/** How the run ended before is no news any more. */
async function forgetEarlier({ environment }: Services, { runFolder }: RunRequest): Promise<void> {
  const runs = await postedRuns(environment.mailboxes);
  for (const { mailbox } of runs.filter((run) => run.runFolder === runFolder))
    if (!(await hasLife(mailbox))) await markSeen(mailbox);
}
