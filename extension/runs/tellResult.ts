/** What came of a run, in one sentence, with what can be done now. */
import * as vscode from 'vscode';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { EvaluationReport } from '../../core/contract/evaluation.ts';
import type { ExtensionTexts } from '../../core/text/areas/extensionTexts.ts';
import type { CommandId } from '../command.ts';
import { notify } from '../notify.ts';
import { openFolder } from '../openPlace.ts';
import type { Services } from '../services.ts';
import type { ListedRun } from './listRuns.ts';
import { openModelSheet } from './openModelSheet.ts';

export interface EndedRun {
  readonly run: ListedRun;
  readonly answer: KernelAnswer;
  /** The person answered the notification, or put it away. */
  readonly onSeen: () => Promise<void>;
}

export async function tellResult(services: Services, { run, answer, onSeen }: EndedRun): Promise<void> {
  const { extension } = (await services.voice()).texts;
  const { buttons, result, working } = extension;
  if (answer.kind !== 'trained') {
    const chosen = await notify('information', result.stoppedWithout, buttons.resume);
    await onSeen();
    if (chosen !== undefined) await call('bertTraining.resume', run.runFolder);
    return;
  }
  const sentence = resultSentence(answer.evaluation, extension);
  const said = [
    // It had ended before this window looked.
    ...(run.state === 'working' ? [] : [working.foundAgain(run.name)]),
    ...(answer.stoppedEarly ? [result.stoppedEarly] : []),
    sentence,
  ].join(' ');
  const chosen = await notify('information', said, buttons.openFolder, buttons.classify, buttons.modelSheet);
  await onSeen();
  if (chosen === buttons.openFolder) await openFolder(answer.runFolder);
  if (chosen === buttons.classify) await call('bertTraining.classify', undefined, answer.runFolder);
  if (chosen === buttons.modelSheet) await openModelSheet(services, answer.runFolder);
}

async function call(command: CommandId, ...given: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...given);
}

export function resultSentence(
  { stage, test, baseline }: EvaluationReport,
  { result }: ExtensionTexts,
): string {
  const figures = {
    accuracy: test.accuracy,
    low: test.interval.low,
    high: test.interval.high,
    tested: test.count,
  };
  return stage === 'baseline'
    ? result.simpleSentence(figures)
    : result.sentence({ ...figures, baseline: baseline.accuracy });
}
