/** Runs a worker in this process, and says what it does, line by line. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { userStateFolder } from '../../core/host/userStateFolder.ts';
import { runWorker } from '../worker/runWorker.ts';
import type { WorkerEnd, WorkerNotice } from '../worker/runWorker.ts';
import { screenLine } from './screen/printable.ts';
import { tokenVariable } from './serverPlace.ts';
import type { CliSession } from './session.ts';
import { openUserLog } from './userLog.ts';

/** Tokens, and the password in the address of a database, are no business of the kernel. */
const withoutSecrets = Object.fromEntries(
  [tokenVariable, 'BERT_TRAINING_SERVER_TOKEN', 'BERT_TRAINING_SERVER_DATABASE'].map((name) => [
    name,
    undefined,
  ]),
);

export interface WorkHere {
  readonly server: ServerPlace;
  /** Left out: `worker` in the user's state folder. */
  readonly folder?: string | undefined;
  /** Of one job; left out: as many as the computer has. */
  readonly threads?: number | undefined;
  readonly isOnce: boolean;
  /** Of the one job; left out: without end. */
  readonly waitMs?: number | undefined;
  /** Aborted, it gives its job back and ends. */
  readonly signal: AbortSignal;
}

/** How it ended. Fails as `runWorker` does. */
export async function workHere(
  session: CliSession,
  { server, folder, threads, isOnce, waitMs, signal }: WorkHere,
): Promise<WorkerEnd> {
  const { door, texts, isJson } = session;
  const { worker } = texts.answers;
  const state = userStateFolder(door);
  const log = openUserLog(door);
  const say = (line: string) => {
    if (!isJson) door.notes.write(`${screenLine(line)}\n`);
  };
  let isAway = false;
  const tell = (notice: WorkerNotice) => {
    isAway = false;
    say(lineOf(notice, worker));
  };
  return await runWorker(
    {
      server,
      folder: folder ?? join(state, 'worker'),
      threads,
      kernel: {
        env: { BERT_TRAINING_STATE: state, ...door.environment, ...withoutSecrets },
        ...(door.kernelProgram !== undefined && { program: door.kernelProgram }),
      },
      log: (line) => {
        log.write(`${door.now().toISOString()} worker: ${line}`);
      },
      onAway: () => {
        if (!isAway) say(worker.serverAway);
        isAway = true;
      },
      signal,
    },
    { isOnce, waitMs, hostName: hostname(), tell },
  );
}

function lineOf(notice: WorkerNotice, texts: CliSession['texts']['answers']['worker']): string {
  if (notice.kind === 'ready') return texts.ready(notice.workerId);
  if (notice.kind === 'claimed') return texts.claimed(notice.jobId);
  return notice.state === null ? texts.lost(notice.jobId) : texts.ended(notice.jobId, notice.state);
}
