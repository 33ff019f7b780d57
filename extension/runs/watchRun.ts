/** Shows a run while it goes on: a notification that can stop it, and the status bar; then its result. */
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { followMailbox } from '../../core/host/followMailbox.ts';
import { mailboxPaths, postControl } from '../../core/host/mailbox.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { formatShare } from '../../core/text/formats/numbers.ts';
import { applyEvent, noProgress } from '../../core/training/runProgress.ts';
import type { RunProgress } from '../../core/training/runProgress.ts';
import type { CommandId } from '../command.ts';
import { oneLine } from '../oneLine.ts';
import type { Services, Voice } from '../services.ts';
import { showError } from '../showError.ts';
import { inNotice } from '../shownText.ts';
import type { ListedRun } from './listRuns.ts';
import { progressLine } from './progressLine.ts';
import { claimResult, markSeen } from './resultTold.ts';
import { tellResult } from './tellResult.ts';

const runsCommand: CommandId = 'bertTraining.showRuns';

/** Resolves when the run has ended and its result was told, or when the window closes. */
export async function watchRun(services: Services, run: ListedRun): Promise<void> {
  const voice = await services.voice();
  const status = vscode.window.createStatusBarItem('bertTraining.run', vscode.StatusBarAlignment.Left);
  status.name = voice.texts.extension.productName;
  status.command = runsCommand;
  services.context.subscriptions.push(status);
  const ended = await follow(services, { run, status, voice }).then(
    (came) => ({ came }),
    (error: unknown) => ({ error }),
  );
  status.dispose();
  if ('error' in ended && ended.error instanceof WindowClosed) return;
  if ('error' in ended) await keepLog(services, run);
  const { folder } = run.mailbox;
  if (!(await claimResult(folder))) return;
  const onSeen = () => markSeen(folder);
  if ('error' in ended) await showError(services, ended.error, { about: run.name, onSeen });
  else await tellResult(services, { run, ...ended.came, onSeen });
}

interface Watched {
  readonly run: ListedRun;
  readonly status: vscode.StatusBarItem;
  readonly voice: Voice;
}

interface Came {
  readonly answer: KernelAnswer;
  readonly adjustments: readonly Adjustment[];
}

/** The work goes on; there is nobody left to tell. */
class WindowClosed extends Error {}

async function follow(services: Services, { run, status, voice }: Watched): Promise<Came> {
  const { folder, posted } = run.mailbox;
  const { working } = voice.texts.extension;
  const closed = new AbortController();
  services.context.subscriptions.push({
    dispose: () => {
      closed.abort(new WindowClosed());
    },
  });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: inNotice(working.training(run.name)),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (shown, cancelled) => {
    cancelled.onCancellationRequested(() => {
      postControl(folder, posted, 'stop').catch((error: unknown) => showError(services, error));
    });
    let progress = noProgress;
    let told = 0;
    let showing: NodeJS.Immediate | undefined;
    shown.report({ message: working.cancelKeeps });
    const answer = await followMailbox(folder, posted, {
      signal: closed.signal,
      onEvent: (event) => {
        progress = applyEvent(progress, event);
        // What was told before this window looked comes all at once.
        showing ??= setImmediate(() => {
          showing = undefined;
          const share = Math.floor(100 * progress.overallShare);
          shown.report({ message: messageOf(progress, voice), increment: share - told });
          told = share;
          showShare(status, progress, { run, voice });
        });
      },
    });
    return { answer, adjustments: progress.adjustments };
  });
}

/** Spoken, a share alone would not say of what. */
function showShare(
  status: vscode.StatusBarItem,
  { overallShare, state }: RunProgress,
  { run, voice: { language, texts } }: Pick<Watched, 'run' | 'voice'>,
): void {
  const { working } = texts.extension;
  const share = formatShare(overallShare, language);
  const said = `${working.training(run.name)}: ${share}`;
  status.text = `$(${state === 'paused' ? 'debug-pause' : 'sync~spin'}) ${share}`;
  status.tooltip = `${oneLine(said)}\n${working.statusTooltip}`;
  status.accessibilityInformation = { label: `${said}. ${working.statusTooltip}`, role: 'button' };
  status.show();
}

function messageOf(progress: RunProgress, { texts }: Voice): string {
  return `${progressLine(progress, texts)}. ${texts.extension.working.cancelKeeps}`;
}

/** The kernel's own log, where a failure is looked into. */
async function keepLog({ log }: Services, { mailbox }: ListedRun): Promise<void> {
  const paths = mailboxPaths(mailbox.folder);
  for (const path of [paths.log, paths.lastWords]) {
    try {
      log.info(await readFile(path, 'utf8'));
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      log.info(`no kernel log: ${String(error)}`);
    }
  }
}
