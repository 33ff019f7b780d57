/** Sends one request to a kernel of its own, shows its progress, passes Ctrl+C on, and hands back the answer. */
import { randomUUID } from 'node:crypto';
import { clearInterval, setInterval } from 'node:timers';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { applyEvent, noProgress } from '../../core/training/runProgress.ts';
import type { RunProgress } from '../../core/training/runProgress.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import type { KernelClient } from '../../core/host/kernelClient.ts';
import { chooseView } from './progress/chooseView.ts';
import type { ProgressView } from './progress/progressView.ts';
import type { CliSession } from './session.ts';
import { openUserLog } from './userLog.ts';
import { userStateFolder } from '../../core/host/userStateFolder.ts';

export interface Asked {
  /** Undefined when Ctrl+C ended the request before it had anything to say. */
  readonly answer: KernelAnswer | undefined;
  readonly progress: RunProgress;
  /** Ctrl+C was pressed. */
  readonly isInterrupted: boolean;
}

/** Fails with the kernel's AppError. */
export async function askKernel(session: CliSession, request: KernelRequest): Promise<Asked> {
  const log = openUserLog(session.door);
  const client = startKernel({
    env: { BERT_TRAINING_STATE: userStateFolder(session.door), ...session.door.environment },
    ...(session.door.kernelProgram !== undefined && { program: session.door.kernelProgram }),
    onLog: (line) => {
      log.write(line);
    },
  });
  const view = chooseView(session);
  const timer = setInterval(() => {
    view.tick();
  }, 1000);
  try {
    return await converse(session, { client, view, request });
  } finally {
    clearInterval(timer);
    view.close();
    await client.close();
  }
}

interface Conversation {
  readonly client: KernelClient;
  readonly view: ProgressView;
  readonly request: KernelRequest;
}

async function converse(session: CliSession, { client, view, request }: Conversation): Promise<Asked> {
  const { door, events } = session;
  const requestId = randomUUID();
  let progress = noProgress;
  let interrupts = 0;
  const stopListening = door.onInterrupt(() => {
    interrupts += 1;
    if (interrupts === 1) client.control(requestId, 'stop');
    else void client.kill();
  });
  try {
    const answer = await client.request(request, {
      requestId,
      onEvent: (event) => {
        events.pass(event);
        progress = applyEvent(progress, event);
        // The page of `inspect` has every fact about the reading.
        if (request.kind === 'inspect' && event.event.kind === 'tableRead') return;
        view.update(progress, event);
      },
    });
    if (answer.kind === 'stopped' && answer.runFolder === null) {
      view.note(session.texts.answers.interrupted);
      return { answer: undefined, progress, isInterrupted: true };
    }
    return { answer, progress, isInterrupted: interrupts > 0 };
  } catch (error) {
    if (interrupts === 0 || !(error instanceof AppError)) throw error;
    events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: runFolderOf(request) } });
    view.note(session.texts.answers.interrupted);
    return { answer: undefined, progress, isInterrupted: true };
  } finally {
    stopListening();
  }
}

/** The folder in which the request's work lies, where it can be gone on with. */
function runFolderOf(request: KernelRequest): string | null {
  if (request.kind === 'reproduce') return request.output;
  return request.kind === 'train' || request.kind === 'resume' ? request.runFolder : null;
}
