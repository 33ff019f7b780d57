/** `inspect FILE`: what is in a spreadsheet. */
import { basename } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { fromWire, wireErrorSchema } from '../../../core/contract/errors/wireError.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataSourceOf } from '../dataSource.ts';
import { exitCodeOf, exitCodes } from '../exitCodes.ts';
import { failurePart } from '../report/failurePart.ts';
import { inspectReport } from '../report/inspectReport.ts';
import { printPage } from '../session.ts';
import { trainCommand } from '../trainCommand.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const inspect: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const data = dataSourceOf(call, file, session);
  const { answer } = await askKernel(session, { kind: 'inspect', data, limits: defaultLimits });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'inspected') throw unexpectedAnswer(answer);
  const page = inspectReport(answer, basename(data.path), session);
  const problem = answer.problem === null ? undefined : fromWire(wireErrorSchema.parse(answer.problem));
  const { answers, result } = session.texts;
  if (problem instanceof AppError) {
    failurePart(page, problem, {
      session,
      happened: (title) => page.heading(answers.whatHappened).text(page.style.tone('red', title)),
      todo: (fix) => page.heading(answers.whatToDo).text(fix),
    });
  } else {
    const next = trainCommand(call, { file, facts: answer.head.facts }, session);
    page.heading(result.nextHeading).toCopy(next);
  }
  printPage(session, page);
  return problem ? exitCodeOf(problem) : exitCodes.fine;
};
