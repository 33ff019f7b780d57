/** `show RUN`: the result of a run again, from its folder alone. */
import { join, resolve } from 'node:path';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { readRun } from '../readRun.ts';
import { trainReport } from '../report/trainReport.ts';
import { unfinishedPage } from '../report/unfinishedPage.ts';
import { printPage } from '../session.ts';

export const show: RunCommand = async (call, session) => {
  const { door, events, texts } = session;
  const [word = ''] = call.words;
  const runFolder = resolve(door.workFolder, word);
  const { record, progress } = await readRun(runFolder);
  events.end({ kind: 'answered', answer: { kind: 'shown', runFolder, record } });
  const { delivered, evaluation, stages, id, config, estimates } = record;
  if (delivered === null || evaluation === null) {
    printPage(session, unfinishedPage(session, { said: texts.answers.unfinishedRun, folder: runFolder }));
    return exitCodes.input;
  }
  const answer = {
    kind: 'trained',
    runId: id,
    runFolder,
    modelFolder: join(runFolder, 'model'),
    delivered,
    stages,
    evaluation,
    stoppedEarly: record.state === 'cancelled',
  } as const;
  printPage(session, trainReport({ answer, progress, config, estimates }, session));
  return exitCodes.fine;
};
