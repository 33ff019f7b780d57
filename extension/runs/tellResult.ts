/** What came of a run, in one sentence, with what can be done now. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { callCommand } from '../callCommand.ts';
import { notify } from '../notify.ts';
import { openFolder } from '../openPlace.ts';
import type { Services } from '../services.ts';
import type { ListedRun } from './listRuns.ts';
import { openModelSheet } from './openModelSheet.ts';
import { resultSaid } from './resultSaid.ts';

export interface EndedRun {
  readonly run: ListedRun;
  readonly answer: KernelAnswer;
  /** What the run changed by itself. */
  readonly adjustments: readonly Adjustment[];
  /** The person answered the notification, or put it away. */
  readonly onSeen: () => Promise<void>;
}

export async function tellResult(
  services: Services,
  { run, answer, adjustments, onSeen }: EndedRun,
): Promise<void> {
  const { texts } = await services.voice();
  const { buttons, result, working } = texts.extension;
  if (answer.kind !== 'trained') {
    // Stopped while the spreadsheet was being read: there is nothing to go on with.
    const isBegun = answer.kind === 'stopped' && answer.runFolder !== null;
    const chosen = isBegun
      ? await notify('information', result.stoppedWithout, buttons.resume)
      : await notify('information', result.stoppedBefore);
    await onSeen();
    if (chosen !== undefined) await callCommand('bertTraining.resume', run.runFolder);
    return;
  }
  const said = [
    // It had ended before this window looked.
    ...(run.state === 'working' ? [] : [working.foundAgain(run.name)]),
    resultSaid({ answer, adjustments }, texts),
  ].join(' ');
  const chosen = await notify('information', said, buttons.openFolder, buttons.classify, buttons.modelSheet);
  await onSeen();
  if (chosen === buttons.openFolder) await openFolder(answer.runFolder);
  if (chosen === buttons.classify) await callCommand('bertTraining.classify', undefined, answer.runFolder);
  if (chosen === buttons.modelSheet) await openModelSheet(services, answer.runFolder);
}
