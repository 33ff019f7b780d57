/** `evaluate MODEL FILE`: how often a model is right on a spreadsheet that people classified. */
import { resolve } from 'node:path';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataSourceOf } from '../dataSource.ts';
import { exitCodes } from '../exitCodes.ts';
import { evaluateReport } from '../report/evaluateReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const evaluate: RunCommand = async (call, session) => {
  const [model = '', file = ''] = call.words;
  const data = dataSourceOf(call, file, session);
  const folder = resolve(session.door.workFolder, model);
  const { answer } = await askKernel(session, {
    kind: 'evaluate',
    model: folder,
    data,
    limits: defaultLimits,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'evaluated') throw unexpectedAnswer(answer);
  printPage(session, evaluateReport(answer, { model: folder, data }, session));
  return exitCodes.fine;
};
