/** `label-next MODEL FILE`: which rows without a category to label next. */
import { resolve } from 'node:path';
import { mostToLabel } from '../../../core/contract/kernelRequest.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { askKernel } from '../askKernel.ts';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { dataSourceOf } from '../dataSource.ts';
import { exitCodes } from '../exitCodes.ts';
import { siblingFile } from '../../../core/host/freePath.ts';
import { wholeBetween } from '../optionValues.ts';
import { labelNextReport } from '../report/labelNextReport.ts';
import { runOfModel } from '../runOfModel.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

/** One sitting's work. */
const usualCount = 20;

export const labelNext: RunCommand = async (call, session) => {
  const [model = '', file = ''] = call.words;
  const { door, language, texts } = session;
  const count = valueOf(call, 'count', wholeBetween(1, mostToLabel)) ?? usualCount;
  const data = dataSourceOf(call, file, session);
  const modelPath = resolve(door.workFolder, model);
  const out = wordOf(call, 'labelNextOut');
  const { answer } = await askKernel(session, {
    kind: 'labelNext',
    model: modelPath,
    data,
    count,
    copy: {
      output:
        out === undefined
          ? siblingFile(data.path, texts.labelNext.copySuffix)
          : resolve(door.workFolder, out),
      ifThere: out === undefined ? 'number' : 'refuse',
      language,
    },
    limits: defaultLimits,
  });
  if (!answer) return exitCodes.interrupted;
  if (answer.kind !== 'labelNext') throw unexpectedAnswer(answer);
  const run = await runOfModel(session, modelPath);
  printPage(session, labelNextReport(answer, { asked: count, path: data.path, run }, session));
  return exitCodes.fine;
};
