/** What Ctrl+C means while a job is followed: the first asks, the second cancels the job, the third does not wait for that. */
import { isAppError } from '../../../core/contract/errors/appError.ts';
import { jobSchema } from '../../../core/contract/job.ts';
import type { Job } from '../../../core/contract/job.ts';
import { askServer } from '../../../core/host/askServer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { untilAnswered } from '../../../core/host/untilAnswered.ts';
import { Interrupted } from '../interrupted.ts';
import type { CliSession } from '../session.ts';
import type { ShownJob } from './shownJob.ts';

/** How long the question stands; without an answer the job goes on, and the command ends. */
const questionSeconds = 5;

export interface Interrupts {
  /** Aborted with Interrupted where the job is left alone, and with what cancelling it failed with. */
  readonly signal: AbortSignal;
  readonly forget: () => void;
}

export function hearInterrupts(
  { door, texts, program }: CliSession,
  { server, job, shown }: { server: ServerPlace; job: Job; shown: ShownJob },
): Interrupts {
  const told = new AbortController();
  const { asked, left, cancelling, leftAlone } = texts.answers.job;
  let presses = 0;
  let question: NodeJS.Timeout | undefined;
  const leave = (line: string) => {
    shown.note(line);
    told.abort(new Interrupted());
  };
  const forget = door.onInterrupt(() => {
    presses += 1;
    clearTimeout(question);
    if (presses === 1) {
      shown.note(asked(job.id, questionSeconds));
      question = setTimeout(() => {
        leave(left(`${program} follow ${job.id} --server ${server.address}`));
      }, 1000 * questionSeconds);
    } else if (presses === 2) {
      shown.note(cancelling);
      cancel(server, job).catch((error: unknown) => {
        told.abort(error);
      });
    } else leave(leftAlone);
  });
  return {
    signal: told.signal,
    forget: () => {
      clearTimeout(question);
      forget();
    },
  };
}

async function cancel(server: ServerPlace, { id }: Job): Promise<void> {
  const path = `/api/v1/jobs/${id}/cancel`;
  try {
    await untilAnswered((signal) => askServer(server, { path, body: {}, answer: jobSchema, signal }), {
      signal: new AbortController().signal,
    });
  } catch (error) {
    // It was done meanwhile: that is told next.
    if (!isAppError(error, 'job.already_finished')) throw error;
  }
}
