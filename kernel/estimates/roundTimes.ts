/** Times of a fine-tuning's rounds, as its events come: what those would have taken that were not run, and those that were begun again. */
import type { RunEvent } from '../../core/contract/runEvent.ts';

export class RoundTimes {
  /** Milliseconds of each finished round. */
  readonly #rounds: number[] = [];
  /** Rounds that were given up to be begun again. */
  readonly #givenUp: { readonly from: number; readonly to: number }[] = [];
  /** When the round under way began; undefined before the fine-tuning does. */
  #beganAt: number | undefined;
  #notRun = 0;

  /** `at` in milliseconds of work. */
  hear(event: RunEvent, at: number): void {
    if (event.kind === 'phaseStarted' && event.phase === 'fineTuning') this.#beganAt = at;
    if (event.kind === 'adjusted' && event.adjustment.what === 'learningRateHalved') this.#giveUp(at);
    if (event.kind !== 'epochFinished') return;
    this.#notRun = event.epochs - event.epoch;
    // A search tells the rounds of its winner before the fine-tuning goes on from them.
    if (this.#beganAt === undefined) return;
    this.#rounds.push(at - this.#beganAt);
    this.#beganAt = at;
  }

  /** Of the rounds that were not run when the training ended. */
  get skippedSeconds(): number {
    const count = this.#rounds.length;
    if (count === 0) return 0;
    const mean = this.#rounds.reduce((sum, round) => sum + round, 0) / count;
    return (this.#notRun * mean) / 1000;
  }

  /** Of what was given up since a moment. */
  repeatedSecondsSince(moment: number): number {
    const milliseconds = this.#givenUp.reduce(
      (sum, { from, to }) => sum + Math.max(0, to - Math.max(from, moment)),
      0,
    );
    return milliseconds / 1000;
  }

  #giveUp(at: number): void {
    if (this.#beganAt === undefined) return;
    this.#givenUp.push({ from: this.#beganAt, to: at });
    this.#beganAt = at;
  }
}
