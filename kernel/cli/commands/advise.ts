/** `advise FILE|RUN`: which categories would gain from more examples, and how much. */
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataOrRun, isOtherData } from '../dataOrRun.ts';
import { exitCodes } from '../exitCodes.ts';
import { adviseReport } from '../report/adviseReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const advise: RunCommand = async (call, session) => {
  const studied = await dataOrRun(call, 'advise', session);
  const { answer, progress } = await askKernel(session, { kind: 'advise', config: studied.config });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'advised') throw unexpectedAnswer(answer);
  const page = adviseReport(answer, studied, session);
  if (isOtherData(studied, progress.dataset?.fileHash))
    page.blank().bullet(page.style.tone('yellow', session.texts.answers.sheetChanged), '!');
  printPage(session, page);
  return exitCodes.fine;
};
