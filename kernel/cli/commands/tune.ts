/** `tune FILE`: as `train`, with a search for the best settings first. */
import { resolve } from 'node:path';
import { stages } from '../../../core/contract/runConfig.ts';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { freeRunFolder } from '../../../core/host/freePath.ts';
import { positiveNumber } from '../optionValues.ts';
import { runTraining } from '../runTraining.ts';
import { trainConfigOf } from '../trainConfig.ts';

export const tune: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const { door } = session;
  const out = wordOf(call, 'runOut');
  return runTraining(session, {
    kind: 'train',
    config: {
      ...(await trainConfigOf(call, file, session)),
      // Whoever searches wants the fine-tuning, also with few examples.
      stages: [...stages],
      tuning: { budgetMinutes: valueOf(call, 'budget', positiveNumber) ?? null },
    },
    runFolder:
      out === undefined
        ? freeRunFolder(door.workFolder, file, { today: door.now() })
        : resolve(door.workFolder, out),
  });
};
