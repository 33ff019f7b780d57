/** `predict MODEL FILE` or `predict MODEL --text TEXT`: categories for texts. */
import { resolve } from 'node:path';
import type { PredictInput } from '../../../core/contract/kernelRequest.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { askKernel } from '../askKernel.ts';
import { valueOf, wordOf, wordsOf } from '../commandCall.ts';
import type { CommandCall, RunCommand } from '../commandCall.ts';
import { tableOptionsOf } from '../dataSource.ts';
import { exitCodes } from '../exitCodes.ts';
import { siblingFile } from '../../../core/host/freePath.ts';
import { agreement } from '../optionValues.ts';
import { predictReport } from '../report/answerReports.ts';
import { printPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';
import { UsageError } from '../usageError.ts';

export const predict: RunCommand = async (call, session) => {
  const [model = ''] = call.words;
  const input = inputOf(call, session);
  const promise = valueOf(call, 'agreement', agreement);
  const folder = resolve(session.door.workFolder, model);
  const { answer } = await askKernel(session, {
    kind: 'predict',
    model: folder,
    input,
    ...(promise !== undefined && { agreement: promise }),
    limits: defaultLimits,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'predicted') throw unexpectedAnswer(answer);
  printPage(session, predictReport(answer, input.kind === 'texts' ? input.texts : [], session));
  return exitCodes.fine;
};

function inputOf(call: CommandCall, { door, language, texts }: CliSession): PredictInput {
  const [, file = ''] = call.words;
  const given = wordsOf(call, 'predictText');
  if ((file === '') === (given.length === 0)) throw new UsageError(call.texts.usage.predictNeedsInput);
  if (given.some((text) => text.trim() === '')) throw new UsageError(call.texts.usage.predictNeedsText);
  if (file === '') return { kind: 'texts', texts: [...given] };
  const path = resolve(door.workFolder, file);
  const out = wordOf(call, 'predictOut');
  const textColumn = wordOf(call, 'predictColumn');
  return {
    kind: 'file',
    path,
    output:
      out === undefined ? siblingFile(path, texts.answers.classifiedSuffix) : resolve(door.workFolder, out),
    ifThere: out === undefined ? 'number' : 'refuse',
    table: tableOptionsOf(call),
    language,
    ...(textColumn !== undefined && { textColumn }),
  };
}
