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
import { doubtedLabel, inspectReport } from '../report/inspectReport.ts';
import { nextAfterInspect } from '../report/nextAfterInspect.ts';
import { shown } from '../report/shownPath.ts';
import { printPage } from '../session.ts';
import { trainCommand } from '../trainCommand.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const inspect: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const data = dataSourceOf(call, file, session);
  const { answer } = await askKernel(session, { kind: 'inspect', data, limits: defaultLimits });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'inspected') throw unexpectedAnswer(answer);
  const how = { fileName: basename(data.path), isLabelNamed: data.labelColumn !== undefined };
  const page = inspectReport(answer, how, session);
  const problem = answer.problem === null ? undefined : fromWire(wireErrorSchema.parse(answer.problem));
  const { answers } = session.texts;
  if (problem instanceof AppError) {
    failurePart(page, problem, {
      session,
      happened: (title) => page.heading(answers.whatHappened).text(page.style.tone('red', title)),
      todo: (fix) => page.heading(answers.whatToDo).text(fix),
    });
  } else {
    nextAfterInspect(
      page,
      {
        doubted: doubtedLabel(answer, how),
        train: trainCommand(call, { file, facts: answer.head.facts }, session),
        file: shown(data.path, session.door.workFolder),
      },
      session,
    );
  }
  printPage(session, page);
  return problem ? exitCodeOf(problem) : exitCodes.fine;
};
