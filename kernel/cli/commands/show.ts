/** `show RUN`: the result of a run again, from its folder alone. */
import { resolve } from 'node:path';
import { askKernel } from '../askKernel.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { trainReport } from '../report/trainReport.ts';
import { unfinishedPage } from '../report/unfinishedPage.ts';
import { printPage } from '../session.ts';
import { unexpectedAnswer } from '../unexpectedAnswer.ts';

export const show: RunCommand = async (call, session) => {
  const { door, texts } = session;
  const [word = ''] = call.words;
  const asked = resolve(door.workFolder, word);
  const { answer: run } = await askKernel(session, { kind: 'readRun', runFolder: asked });
  if (!run) return exitCodes.interrupted;
  if (run.kind !== 'runRead') throw unexpectedAnswer(run);
  const { record, runFolder, modelFolder } = run;
  const { delivered, evaluation, stages, id, config, estimates, dataset, adjustments } = record;
  if (delivered === null || evaluation === null) {
    printPage(session, unfinishedPage(session, { said: texts.answers.unfinishedRun, folder: runFolder }));
    return exitCodes.input;
  }
  const answer = {
    kind: 'trained',
    runId: id,
    runFolder,
    modelFolder,
    delivered,
    stages,
    evaluation,
    stoppedEarly: record.state === 'cancelled',
  } as const;
  const { readShare, searchedTrials } = run;
  const told = { dataset, adjustments, readShare, searchedTrials };
  printPage(session, trainReport({ answer, told, config, estimates }, session));
  return exitCodes.fine;
};
