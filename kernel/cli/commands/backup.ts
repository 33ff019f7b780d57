/** `backup`: has the server make a backup now, and says where it lies. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { careTaskSchema } from '../../../core/contract/care.ts';
import type { CareTask } from '../../../core/contract/care.ts';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { fromWire } from '../../../core/contract/errors/wireError.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { serverPlaceOf } from '../serverPlace.ts';
import { newPage, printPage } from '../session.ts';

/** As the server keeps it of a backup that was made. */
const madeSchema = z.object({ folder: z.string(), files: z.int(), bytes: z.int() });

const pauseMs = 300;

export const backup: RunCommand = async (call, session) => {
  const { texts, events } = session;
  const server = await serverPlaceOf(call, 'server', session);
  const { folder, files, bytes } = madeSchema.parse((await ended(server)).result);
  events.end({ kind: 'answered', answer: { kind: 'backupMade', path: folder, files, bytes } });
  const page = newPage(session);
  page.text(`✔ ${texts.answers.backupMade(files, bytes)}`).toCopy(folder);
  page.text(texts.answers.backupElsewhere);
  printPage(session, page);
  return exitCodes.fine;
};

/** Throws why it was not made. */
async function ended(server: ServerPlace): Promise<CareTask> {
  const path = '/api/v1/backups';
  const body = { dedupeKey: randomUUID() };
  let task = await askServer(server, { path, body, answer: careTaskSchema });
  while (task.state === 'running') {
    await pause(pauseMs);
    task = await askServer(server, { path: `/api/v1/care-tasks/${task.id}`, answer: careTaskSchema });
  }
  if (task.state === 'done') return task;
  throw task.error ? fromWire(task.error) : new AppError('care.task_lost', { taskId: task.id });
}
