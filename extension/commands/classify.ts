/** `Classify a Spreadsheet`: model, spreadsheet, and the copy with three columns more. */
import { basename } from 'node:path';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { kernelRequestSchema } from '../../core/contract/kernelRequest.ts';
import { siblingFile } from '../../core/host/freePath.ts';
import { copyChanges } from '../../core/text/copyChanges.ts';
import { withoutOptions } from '../../core/text/withoutOptions.ts';
import { promisedAgreement } from '../../core/training/reviewThreshold.ts';
import type { RunCommand } from '../command.ts';
import { askKernel } from '../kernels.ts';
import { notify } from '../notify.ts';
import { openFile, openFolder } from '../openPlace.ts';
import { columnChoices, columnHint } from '../pickers/columnChoices.ts';
import { pickModel } from '../pickers/pickModel.ts';
import { pickSpreadsheet } from '../pickers/pickSpreadsheet.ts';
import { pickValue } from '../pickers/pickOne.ts';
import { readSpreadsheet } from '../readSpreadsheet.ts';
import type { ReadSpreadsheet } from '../readSpreadsheet.ts';
import type { Services } from '../services.ts';

type Predicted = Extract<KernelAnswer, { kind: 'predicted' }>;

/** `given[0]`: the spreadsheet; `given[1]`: folder of the run or model. */
export const classify: RunCommand = async (services, given) => {
  const [, folder] = given;
  const model = typeof folder === 'string' ? folder : await pickModel(services);
  if (model === undefined) return;
  const path = await pickSpreadsheet(services, given, 'classify');
  if (path === undefined) return;
  const read = await readSpreadsheet(services, path);
  if (!read) return;
  await classifyAndTell(services, { model, read });
};

interface ClassifyTask {
  /** Folder of a run or a model. */
  readonly model: string;
  readonly read: ReadSpreadsheet;
  readonly textColumn?: string;
}

/** Where the texts are in no column that the model knows, or in another than was taken, the person says in which. */
async function classifyAndTell(services: Services, task: ClassifyTask): Promise<void> {
  const answer = await predict(services, task);
  if (!answer) return;
  if (answer !== 'columnUnknown' && (await tell(services, task, answer)) !== 'otherColumn') return;
  const textColumn = await pickColumn(services, task.read);
  if (textColumn !== undefined) await classifyAndTell(services, { ...task, textColumn });
}

/** Undefined where the person cancelled. */
async function predict(
  services: Services,
  { model, read, textColumn }: ClassifyTask,
): Promise<Predicted | 'columnUnknown' | undefined> {
  const { language, texts } = await services.voice();
  const { path, table } = read.source;
  const request = kernelRequestSchema.parse({
    kind: 'predict',
    model,
    input: {
      kind: 'file',
      path,
      output: siblingFile(path, texts.answers.classifiedSuffix),
      ifThere: 'number',
      table,
      language,
      textColumn,
    },
  });
  try {
    const answer = await askKernel(services, request, texts.extension.working.classifying(basename(path)));
    if (!answer) return undefined;
    if (answer.kind !== 'predicted') throw new Error(`predict was answered by ${answer.kind}`);
    return answer;
  } catch (error) {
    if (textColumn !== undefined || !isAboutColumn(error)) throw error;
    return 'columnUnknown';
  }
}

function isAboutColumn(error: unknown): boolean {
  return (
    isAppError(error, 'dataset.column_unclear') ||
    isAppError(error, 'dataset.column_missing') ||
    isAppError(error, 'dataset.text_is_numeric')
  );
}

async function pickColumn(services: Services, { inspected }: ReadSpreadsheet): Promise<string | undefined> {
  const { texts } = await services.voice();
  return pickValue({
    title: texts.extension.pick.textColumn,
    hint: columnHint(inspected.suggestion.text, texts),
    choices: columnChoices(inspected.head, inspected.suggestion.text, texts),
  });
}

/** `otherColumn`: the person wants the texts of another column classified. */
async function tell(
  services: Services,
  { textColumn }: ClassifyTask,
  answer: Predicted,
): Promise<'otherColumn' | undefined> {
  const { answers, extension } = (await services.voice()).texts;
  const { copy, count, needsReview, allForReview, agreement = promisedAgreement } = answer;
  if (!copy) throw new Error('a spreadsheet was classified without a copy');
  // A column that the person chose needs no warning.
  const isOtherColumn = textColumn === undefined && copy.textColumn !== copy.learnedColumn;
  const said = [
    answers.classified(count, needsReview),
    ...(isOtherColumn ? [answers.otherColumn(copy.textColumn, copy.learnedColumn)] : []),
    ...copyChanges(copy, answers),
    ...(allForReview && needsReview > 0 ? [answers.allForReview[allForReview](agreement)] : []),
  ];
  const { openFile: file, openFolder: folder, otherColumn } = extension.buttons;
  const chosen = await notify(
    isOtherColumn ? 'warning' : 'information',
    `${basename(copy.path)}: ${withoutOptions(said.join(' '))}`,
    file,
    folder,
    ...(isOtherColumn ? [otherColumn] : []),
  );
  if (chosen === otherColumn) return 'otherColumn';
  if (chosen === file) await openFile(copy.path);
  if (chosen === folder) await openFolder(copy.path);
  return undefined;
}
