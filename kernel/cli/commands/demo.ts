/** `demo`: trains with the sample spreadsheet, to see how it works (`npm start`). */
import { resolve } from 'node:path';
import { runConfigSchema } from '../../../core/contract/runConfig.ts';
import { installedPath } from '../../../core/tables/programPath.ts';
import { screenLine } from '../screen/printable.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { freeRunFolder } from '../../../core/host/freePath.ts';
import { sampleSpreadsheet } from '../../../core/host/sampleSpreadsheet.ts';
import { runTraining } from '../runTraining.ts';

export const demo: RunCommand = (call, session) => {
  const { door, texts, isJson } = session;
  const path = installedPath(sampleSpreadsheet);
  if (!isJson) door.notes.write(`${texts.answers.demo}\n    ${screenLine(path)}\n`);
  const out = wordOf(call, 'runOut');
  return runTraining(session, {
    kind: 'train',
    config: runConfigSchema.parse({ data: { path }, preset: 'rapido' }),
    runFolder:
      out === undefined
        ? freeRunFolder(door.workFolder, path, { today: door.now() })
        : resolve(door.workFolder, out),
  });
};
