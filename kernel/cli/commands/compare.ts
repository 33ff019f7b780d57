/** `compare RUN RUN`: what differs between two runs, and whether one of them is better. */
import { resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { compareReport } from '../report/compareReport.ts';
import { readRun } from '../readRun.ts';
import { trainAgainCommand } from '../report/dataCommand.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const compare: RunCommand = async (call, session) => {
  const [first = '', second = ''] = call.words.map((word) => resolve(session.door.workFolder, word));
  const { answer } = await askKernel(session, { kind: 'compare', first, second });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'compared') throw unexpectedAnswer(answer);
  const { record } = await readRun(session, second);
  const again = trainAgainCommand(record.config, { earlier: first, recipeFrom: second }, session);
  printPage(session, compareReport(answer.comparison, again, session));
  return exitCodes.fine;
};
