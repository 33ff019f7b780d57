/** Asks for a training (new, resumed) and tells its result. */
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { askKernel } from './askKernel.ts';
import { exitCodes } from './exitCodes.ts';
import { readRun } from './readRun.ts';
import { toldBy, trainReport } from './report/trainReport.ts';
import { unfinishedPage } from './report/unfinishedPage.ts';
import { printPage } from './session.ts';
import type { CliSession } from './session.ts';
import { unexpectedAnswer } from './unexpectedAnswer.ts';

export async function runTraining(
  session: CliSession,
  request: Extract<KernelRequest, { kind: 'train' | 'resume' }>,
): Promise<number> {
  const { answer, progress, isInterrupted } = await askKernel(session, request);
  if (!answer || answer.kind === 'stopped') {
    printPage(
      session,
      unfinishedPage(session, { said: session.texts.answers.interruptedRun, folder: request.runFolder }),
    );
    return exitCodes.interrupted;
  }
  if (answer.kind !== 'trained') throw unexpectedAnswer(answer);
  const config =
    request.kind === 'train' ? request.config : (await readRun(session, request.runFolder)).record.config;
  printPage(session, trainReport({ answer, told: toldBy(progress), config }, session));
  return isInterrupted ? exitCodes.interrupted : exitCodes.fine;
}
