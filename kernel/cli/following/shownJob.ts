/** Shows what happens to a job as a training of one's own is shown: the same lines, and the same event stream with `--json`. */
import { clearInterval, setInterval } from 'node:timers';
import { fromWire } from '../../../core/contract/errors/wireError.ts';
import type { Job, JobState } from '../../../core/contract/job.ts';
import { toldEventOf } from '../../../core/contract/jobEvent.ts';
import type { JobEvent } from '../../../core/contract/jobEvent.ts';
import type { KernelEvent } from '../../../core/contract/runEvent.ts';
import type { RunTransition } from '../../../core/contract/runState.ts';
import { messageOf } from '../../../core/text/messageOf.ts';
import { applyEvent, noProgress } from '../../../core/training/runProgress.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { chooseView } from '../progress/chooseView.ts';
import type { ProgressView } from '../progress/progressView.ts';
import type { CliSession } from '../session.ts';

/** What is said of a job that moved; how it ended is told by the result. */
const saidOf: Partial<Record<RunTransition, JobState>> = { leaseExpire: 'queued' };

export class ShownJob {
  readonly #session: CliSession;
  readonly #job: Job;
  readonly #view: ProgressView;
  readonly #timer: NodeJS.Timeout;
  #progress = noProgress;
  #seq = 0;
  #isAway = false;

  constructor(session: CliSession, job: Job) {
    const { texts } = session;
    // Stopping here is not stopping the training.
    const progress = { ...texts.progress, stopHint: texts.answers.job.stopHint };
    this.#session = { ...session, texts: { ...texts, progress } };
    this.#job = job;
    this.#view = chooseView(this.#session);
    this.#timer = setInterval(() => {
      this.#view.tick();
    }, 1000);
  }

  /** That it waits. */
  begin(): void {
    this.#say('queued');
  }

  get progress(): RunProgress {
    return this.#progress;
  }

  note(line: string): void {
    this.#view.note(line);
  }

  /** The server does not answer: said once for each time that it is away. */
  away(): void {
    if (!this.#isAway) this.note(this.#session.texts.answers.job.serverAway);
    this.#isAway = true;
  }

  show(happened: JobEvent): void {
    this.#isAway = false;
    const { body } = happened;
    const told = toldEventOf(happened);
    if (told) this.#pass({ ...told, seq: this.#seq, requestId: this.#job.id });
    else if (body.kind === 'attemptBegan') this.#say('leased');
    else if (body.kind === 'noticed') {
      const { title, fix } = messageOf(fromWire(body.error), this.#session.language);
      this.note(`! ${title} ${fix}`);
    } else if (body.kind === 'moved') {
      const state = saidOf[body.transition];
      if (state) this.#say(state);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#view.close();
  }

  #say(state: JobState): void {
    this.note(this.#session.texts.answers.job.states[state](this.#job.id));
  }

  #pass(line: KernelEvent): void {
    this.#seq += 1;
    this.#session.events.pass(line);
    const { event } = line;
    // Another worker begins at the beginning; one that goes on keeps how far it was.
    const isAnew = event.kind === 'requestAccepted' && event.request === 'train';
    const before = isAnew ? { ...noProgress, seq: this.#progress.seq } : this.#progress;
    this.#progress = applyEvent(before, line);
    this.#view.update(this.#progress, line);
  }
}
