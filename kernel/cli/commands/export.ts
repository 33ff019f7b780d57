/** `export MODEL`: the model in formats that other programs read. */
import { resolve } from 'node:path';
import { exportFormats } from '../../../core/contract/kernelRequest.ts';
import { askKernel } from '../askKernel.ts';
import { flagOf, wordOf, wordsOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { freeSibling } from '../../../core/host/freePath.ts';
import { exportFormat } from '../optionValues.ts';
import { exportReport } from '../report/answerReports.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const exportCommand: RunCommand = async (call, session) => {
  const [word = ''] = call.words;
  const model = resolve(session.door.workFolder, word);
  const asked = wordsOf(call, 'format').map((format) => exportFormat(format, flagOf('format'), call.texts));
  const out = wordOf(call, 'exportOut');
  const output = out === undefined ? freeSibling(model, 'export') : resolve(session.door.workFolder, out);
  const formats = asked.length === 0 ? [...exportFormats] : [...new Set(asked)];
  const { answer } = await askKernel(session, { kind: 'export', model, output, formats });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'exported') throw unexpectedAnswer(answer);
  printPage(session, exportReport(answer, session));
  return exitCodes.fine;
};
