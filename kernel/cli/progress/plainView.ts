/** Progress for a pipe or a log file: whole lines, no control characters, at most one every few seconds between milestones. */
import type { KernelEvent } from '../../../core/contract/runEvent.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { secondsLeft } from '../../../core/training/secondsLeft.ts';
import { formatShare } from '../../../core/text/formats/numbers.ts';
import { screenLine } from '../screen/printable.ts';
import type { CliSession } from '../session.ts';
import { milestonesOf } from './milestonesOf.ts';
import type { ProgressView } from './progressView.ts';

/** Seconds at first, rarer the longer it takes: a night's training must not fill a log. */
const shortestPauseMs = 5000;
const longestPauseMs = 60_000;
const pauseShare = 1 / 20;

export class PlainView implements ProgressView {
  readonly #session: CliSession;
  readonly #startedAt: number;
  #shownAt = Number.NEGATIVE_INFINITY;
  #phase: string | undefined;

  constructor(session: CliSession) {
    this.#session = session;
    this.#startedAt = session.door.now().getTime();
  }

  update(progress: RunProgress, { event }: KernelEvent): void {
    const { texts, door } = this.#session;
    for (const line of milestonesOf(event, progress, this.#session)) this.note(line);
    if (event.kind === 'epochFinished') {
      this.note(texts.progress.roundDone(event.epoch, event.epochs, event.validationAccuracy));
    }
    const now = door.now().getTime();
    const isNewPhase = progress.phase !== undefined && progress.phase !== this.#phase;
    if (progress.phase === undefined || (!isNewPhase && now - this.#shownAt < this.#pause(now))) return;
    if (event.kind !== 'phaseStarted' && event.kind !== 'progressed' && event.kind !== 'stepFinished') return;
    this.#phase = progress.phase;
    this.#shownAt = now;
    this.note(this.#line(progress));
  }

  tick(): void {
    // Silence is no news in a file.
  }

  note(line: string): void {
    this.#session.door.notes.write(`${screenLine(line)}\n`);
  }

  close(): void {
    // Every line is already whole.
  }

  #pause(now: number): number {
    return Math.min(longestPauseMs, Math.max(shortestPauseMs, (now - this.#startedAt) * pauseShare));
  }

  #line(progress: RunProgress): string {
    const { phase, overallShare, round, timeLeft } = progress;
    const { texts, language } = this.#session;
    const parts = [phase === undefined ? '' : texts.progress.phases[phase]];
    if (round) parts.push(texts.progress.round(round.number, round.of));
    const left = secondsLeft(progress);
    if (left) parts.push(texts.progress.timeLeft(left));
    if (timeLeft?.pastMiss) parts.push(texts.progress.pastMiss(timeLeft.pastMiss));
    return `[${formatShare(overallShare, language)}] ${parts.join(' · ')}`;
  }
}
