/** `suspects FILE|RUN`: the rows whose category is probably wrong. */
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataOrRun, isOtherData } from '../dataOrRun.ts';
import { exitCodes } from '../exitCodes.ts';
import { suspectsReport } from '../report/suspectsReport.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const suspects: RunCommand = async (call, session) => {
  const studied = await dataOrRun(call, 'suspects', session);
  const { answer, progress } = await askKernel(session, { kind: 'suspects', config: studied.config });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'suspected') throw unexpectedAnswer(answer);
  const page = suspectsReport(answer, studied, session);
  if (isOtherData(studied, progress.dataset?.fileHash))
    page.blank().bullet(page.style.tone('yellow', session.texts.answers.sheetChanged), '!');
  printPage(session, page);
  return exitCodes.fine;
};
