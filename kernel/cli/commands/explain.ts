/** `explain MODEL TEXT`: which words decided. */
import { resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { explainReport } from '../report/answerReports.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';
import { UsageError } from '../usageError.ts';

export const explain: RunCommand = async (call, session) => {
  const [model = '', text = ''] = call.words;
  if (text.trim() === '') throw new UsageError(call.texts.usage.explainNeedsText);
  const folder = resolve(session.door.workFolder, model);
  const { answer } = await askKernel(session, { kind: 'explain', model: folder, text });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'explained') throw unexpectedAnswer(answer);
  printPage(session, explainReport(answer, session));
  return exitCodes.fine;
};
