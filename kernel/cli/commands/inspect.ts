/** `inspect FILE`: what is in a spreadsheet. */
import { basename, resolve } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { fromWire, wireErrorSchema } from '../../../core/contract/errors/wireError.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { offeredSteps } from '../../../core/dataset/findings/offeredSteps.ts';
import { askKernel } from '../askKernel.ts';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataSourceOf } from '../dataSource.ts';
import { exitCodeOf, exitCodes } from '../exitCodes.ts';
import { failurePart } from '../report/failurePart.ts';
import { doubtedLabel, inspectReport } from '../report/inspectReport.ts';
import { nextAfterInspect } from '../report/nextAfterInspect.ts';
import { shown } from '../report/shownPath.ts';
import { fixList } from '../optionValues.ts';
import { recipeOf } from '../readRecipe.ts';
import { printPage } from '../session.ts';
import { sameFileCommand } from '../sameFileCommand.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const inspect: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const data = dataSourceOf(call, file, session);
  const out = wordOf(call, 'recipeOut');
  const { answer } = await askKernel(session, {
    kind: 'inspect',
    data,
    recipe: recipeOf(call, session),
    fixes: valueOf(call, 'fix', fixList),
    ...(out !== undefined && { recipeOutput: resolve(session.door.workFolder, out) }),
    limits: defaultLimits,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'inspected') throw unexpectedAnswer(answer);
  const how = { fileName: basename(data.path), isLabelNamed: data.labelColumn !== undefined };
  const page = inspectReport(answer, how, session);
  const problem = answer.problem === null ? undefined : fromWire(wireErrorSchema.parse(answer.problem));
  const { answers } = session.texts;
  const { recipeFile } = answer;
  const again = { call, inspected: { file, facts: answer.head.facts, recipeFile } };
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
        train: sameFileCommand('train', again, session),
        inspect: sameFileCommand('inspect', again, session),
        file: shown(data.path, session.door.workFolder),
        offered: offeredSteps(answer.findings).length,
        saved: recipeFile === null ? undefined : shown(recipeFile, session.door.workFolder),
      },
      session,
    );
  }
  printPage(session, page);
  return problem ? exitCodeOf(problem) : exitCodes.fine;
};
