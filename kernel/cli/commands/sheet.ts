/** `sheet RUN`: one page about the model, to read, print or attach. */
import { join, resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { sheetReport } from '../report/answerReports.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const sheet: RunCommand = async (call, session) => {
  const { door, language, texts } = session;
  const [word = ''] = call.words;
  const runFolder = resolve(door.workFolder, word);
  const out = wordOf(call, 'sheetOut');
  const { answer } = await askKernel(session, {
    kind: 'sheet',
    runFolder,
    output: out === undefined ? join(runFolder, texts.modelSheet.fileName) : resolve(door.workFolder, out),
    // Made again from the same run it is the same page; a file that the user names may be anything.
    ifThere: out === undefined ? 'replace' : 'refuse',
    language,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'sheetWritten') throw unexpectedAnswer(answer);
  printPage(session, sheetReport(answer, session));
  return exitCodes.fine;
};
