/** `admin create NAME`: makes an administrator of a server in team mode, on the server's own computer. */
import { resolve } from 'node:path';
import { createAdmin } from '../../../core/host/createAdmin.ts';
import { ServerRefused } from '../../../core/host/serverProcess.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { Interrupted } from '../interrupted.ts';
import { lastRefusal } from '../lastRefusal.ts';
import { newPage, printPage } from '../session.ts';
import { UsageError } from '../usageError.ts';
import { openUserLog } from '../userLog.ts';

export const admin: RunCommand = async (call, session) => {
  const { door, texts, events } = session;
  const [task = '', word = ''] = call.words;
  const { usage, choices } = call.texts;
  if (task !== 'create') throw new UsageError(usage.badValue('admin', task, choices(['create'])));
  const password = await door.readSecret(`${texts.answers.choosePassword} `);
  if (password === null) throw new Interrupted();
  const config = wordOf(call, 'config');
  const log = openUserLog(door);
  const options = {
    env: door.environment,
    ...(config !== undefined && { config: resolve(door.workFolder, config) }),
    onLog: (line: string) => {
      log.write(line);
    },
  };
  const name = await createAdmin(options, { name: word, password }).catch((error: unknown) => {
    throw error instanceof ServerRefused ? lastRefusal(error.errors, session) : error;
  });
  events.end({ kind: 'answered', answer: { kind: 'accountCreated', name } });
  const page = newPage(session);
  page.text(`✔ ${texts.answers.adminCreated(name)}`);
  printPage(session, page);
  return exitCodes.fine;
};
