/** Asks a kernel of its own, with a notification that tells how far it is. */
import * as vscode from 'vscode';
import type { KernelAnswer } from '../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../core/contract/kernelRequest.ts';
import { startKernel } from '../core/host/kernelClient.ts';
import { applyEvent, noProgress } from '../core/training/runProgress.ts';
import { progressLine } from './runs/progressLine.ts';
import type { Services } from './services.ts';
import { inNotice } from './shownText.ts';

const graceMs = 3000;

/** Undefined where the person cancelled. Fails with the kernel's AppError. */
export async function askKernel(
  services: Services,
  request: KernelRequest,
  title: string,
): Promise<KernelAnswer | undefined> {
  const { environment, log } = services;
  const { texts } = await services.voice();
  const kernel = startKernel({
    env: environment.ofKernels,
    onLog: (line) => {
      log.info(line);
    },
  });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: inNotice(title),
    cancellable: true,
  };
  try {
    return await vscode.window.withProgress(options, async (shown, cancelled) => {
      const stopping = new AbortController();
      cancelled.onCancellationRequested(() => {
        stopping.abort();
      });
      let progress = noProgress;
      const answered = kernel.request(request, {
        signal: stopping.signal,
        onEvent: (event) => {
          progress = applyEvent(progress, event);
          shown.report({ message: progressLine(progress, texts) });
        },
      });
      // What takes too long to stop is ended below; what it writes is there whole or not at all.
      const answer = await Promise.race([answered, graceAfter(stopping.signal)]);
      if (answer === undefined)
        answered.catch((error: unknown) => {
          log.info(`cancelled: ${String(error)}`);
        });
      return answer?.kind === 'stopped' ? undefined : answer;
    });
  } finally {
    await kernel.kill();
  }
}

/** Resolves a moment after the abort. */
function graceAfter(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      setTimeout(() => {
        resolve(undefined);
      }, graceMs);
    });
  });
}
