/** `inspect FILE`: what is in a spreadsheet. */
import { basename, resolve } from 'node:path';
import { fromWire } from '../../../core/contract/errors/wireError.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { offeredSteps } from '../../../core/dataset/findings/offeredSteps.ts';
import { askKernel } from '../askKernel.ts';
import { flagOf, valueOf, wordOf } from '../commandCall.ts';
import type { CommandCall, RunCommand } from '../commandCall.ts';
import { dataSourceOf } from '../dataSource.ts';
import { exitCodeOf, exitCodes } from '../exitCodes.ts';
import { freeFile } from '../../../core/host/freePath.ts';
import { failurePart } from '../report/failurePart.ts';
import { doubtedLabel, inspectReport } from '../report/inspectReport.ts';
import { nextAfterInspect } from '../report/nextAfterInspect.ts';
import { answersPart, readingQuestion } from '../report/readingQuestion.ts';
import { quoted, shown } from '../report/shownPath.ts';
import { fixList, stepList } from '../optionValues.ts';
import { recipeOf } from '../readRecipe.ts';
import { printPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { sameFileCommand } from '../sameFileCommand.ts';
import type { SameFile } from '../sameFileCommand.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

export const inspect: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const data = dataSourceOf(call, file, session);
  const out = wordOf(call, 'recipeOut');
  const { answer } = await askKernel(session, {
    kind: 'inspect',
    data,
    recipe: await recipeOf(call, session),
    undo: valueOf(call, 'undo', stepList),
    fixes: valueOf(call, 'fix', fixList),
    ...(out !== undefined && { recipeOutput: resolve(session.door.workFolder, out) }),
    limits: defaultLimits,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'inspected') throw unexpectedAnswer(answer);
  const how = {
    fileName: basename(data.path),
    isLabelNamed: data.labelColumn !== undefined,
    hasNumbers: hasNumbers(call),
  };
  const problem = answer.problem === null ? undefined : fromWire(answer.problem);
  const question = readingQuestion(problem);
  const page = inspectReport(answer, { ...how, question }, session);
  const { answers } = session.texts;
  const { recipeFile } = answer;
  const { workFolder } = session.door;
  if (recipeFile !== null)
    page.heading(session.texts.findings.recipeSaved).toCopy(shown(recipeFile, workFolder));
  const again = { call, inspected: { file, facts: answer.head.facts, recipeFile } };
  const mend = mendOf(answer, call, session);
  const kept = mend?.kind === 'keep' ? mend.out : recipeFile;
  if (question) {
    answersPart(page, { question, command: sameFileCommand('inspect', again, session) }, session);
  } else if (problem) {
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
        train: sameFileCommand(
          'train',
          { call, inspected: { ...again.inspected, recipeFile: kept } },
          session,
        ),
        mend: mend && mendCommand(mend, again, session),
        mending: mend?.kind ?? 'mend',
        file: shown(data.path, workFolder),
        hasRecipe: kept !== null,
      },
      session,
    );
  }
  printPage(session, page);
  return problem ? exitCodeOf(problem) : exitCodes.fine;
};

interface Mend {
  /** `keep`: steps were made or undone, and are not in a file yet. */
  readonly kind: 'mend' | 'keep';
  /** Options, as they are typed. */
  readonly edits: readonly string[];
  readonly out: string;
}

/** What was made and not kept, or what is offered; undefined where there is nothing to gain. */
function mendOf(
  { findings, recipeFile, changes }: Inspected,
  call: CommandCall,
  { door, texts }: CliSession,
): Mend | undefined {
  const out = freeFile(door.workFolder, texts.findings.next.recipeFile);
  const made = (['undo', 'fix'] as const).flatMap((option) => {
    const word = recipeFile === null ? wordOf(call, option) : undefined;
    return word === undefined ? [] : [`${flagOf(option)} ${quoted(word)}`];
  });
  if (made.length > 0) return changes?.count === 0 ? undefined : { kind: 'keep', edits: made, out };
  const isRecommended = offeredSteps(findings, 'recommended').length > 0;
  if (!isRecommended && offeredSteps(findings).length === 0) return undefined;
  return { kind: 'mend', edits: [`${flagOf('fix')} ${isRecommended ? 'all' : '1'}`], out };
}

function mendCommand({ edits, out }: Mend, again: SameFile, session: CliSession): string {
  const file = shown(out, session.door.workFolder);
  return [sameFileCommand('inspect', again, session), ...edits, `--out ${file}`].join(' ');
}

/** The steps of the file that was named have the numbers that `--undo` takes; after a change they would have others. */
function hasNumbers(call: CommandCall): boolean {
  return wordOf(call, 'recipe') !== undefined && (wordOf(call, 'fix') ?? wordOf(call, 'undo')) === undefined;
}
