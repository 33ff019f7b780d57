/** `advise FILE|RUN`: which categories would gain from more examples, and how much. */
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataOrRun } from '../dataOrRun.ts';
import { exitCodes } from '../exitCodes.ts';
import { adviseReport } from '../report/adviseReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const advise: RunCommand = async (call, session) => {
  const studied = await dataOrRun(call, session);
  const { answer } = await askKernel(session, { kind: 'advise', config: studied.config });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'advised') throw unexpectedAnswer(answer);
  printPage(session, adviseReport(answer, studied, session));
  return exitCodes.fine;
};
