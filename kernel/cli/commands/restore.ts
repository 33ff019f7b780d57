/** `restore BACKUP --data FOLDER`: checks a backup and puts it into a data folder of its own, which a server can then use. */
import { resolve } from 'node:path';
import { restoreHere } from '../../../core/host/restoreProcess.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { newPage, printPage } from '../session.ts';
import { UsageError } from '../usageError.ts';
import { openUserLog } from '../userLog.ts';

export const restore: RunCommand = async (call, session) => {
  const { door, texts, events } = session;
  const [word = ''] = call.words;
  const data = wordOf(call, 'restoreData');
  if (data === undefined) throw new UsageError(call.texts.usage.missingArgument('--data'));
  const log = openUserLog(door);
  const dataFolder = resolve(door.workFolder, data);
  const {
    madeAt,
    files,
    events: trail,
  } = await restoreHere({
    backup: resolve(door.workFolder, word),
    dataFolder,
    env: door.environment,
    onLog: (line) => {
      log.write(line);
    },
  });
  const answer = { kind: 'restored' as const, path: dataFolder, madeAt, files, events: trail };
  events.end({ kind: 'answered', answer });
  const page = newPage(session);
  page.text(`✔ ${texts.answers.restored(new Date(madeAt).toISOString(), files, trail)}`).toCopy(dataFolder);
  page.text(texts.answers.restoredNext);
  printPage(session, page);
  return exitCodes.fine;
};
