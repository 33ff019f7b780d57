/** `doctor`: whether this computer can train. */
import { resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { doctorReport } from '../report/doctorReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const doctor: RunCommand = async (call, session) => {
  const workFolder = resolve(session.door.workFolder, wordOf(call, 'folder') ?? '.');
  const { answer } = await askKernel(session, { kind: 'doctor', workFolder });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'diagnosed') throw unexpectedAnswer(answer);
  printPage(session, doctorReport(answer.report, session));
  return answer.report.problems.some(({ blocking }) => blocking) ? exitCodes.environment : exitCodes.fine;
};
