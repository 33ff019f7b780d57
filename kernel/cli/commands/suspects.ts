/** `suspects FILE|RUN`: the rows whose category is probably wrong. */
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataOrRun } from '../dataOrRun.ts';
import { exitCodes } from '../exitCodes.ts';
import { suspectsReport } from '../report/suspectsReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const suspects: RunCommand = async (call, session) => {
  const studied = await dataOrRun(call, session);
  const { answer } = await askKernel(session, { kind: 'suspects', config: studied.config });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'suspected') throw unexpectedAnswer(answer);
  printPage(session, suspectsReport(answer, studied, session));
  return exitCodes.fine;
};
