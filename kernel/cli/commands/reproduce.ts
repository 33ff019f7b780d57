/** `reproduce RUN`: trains again from the run's own folder and says whether the same came out. */
import { resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { freeSibling } from '../../../core/host/freePath.ts';
import { reproduceReport } from '../report/answerReports.ts';
import { unfinishedPage } from '../report/unfinishedPage.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const reproduce: RunCommand = async (call, session) => {
  const { workFolder } = session.door;
  const [word = ''] = call.words;
  const runFolder = resolve(workFolder, word);
  const out = wordOf(call, 'reproduceOut');
  const output = out === undefined ? freeSibling(runFolder, 'repro') : resolve(workFolder, out);
  const data = wordOf(call, 'runData');
  const { answer, isInterrupted } = await askKernel(session, {
    kind: 'reproduce',
    runFolder,
    output,
    ...(data !== undefined && { data: resolve(workFolder, data) }),
  });
  if (!answer || isInterrupted || answer.kind === 'stopped') {
    printPage(
      session,
      unfinishedPage(session, { said: session.texts.answers.interruptedRun, folder: output }),
    );
    return exitCodes.interrupted;
  }
  if (answer.kind !== 'reproduced') throw unexpectedAnswer(answer);
  printPage(session, reproduceReport(answer, session));
  return answer.reproduction.verdict === 'different' ? exitCodes.different : exitCodes.fine;
};
