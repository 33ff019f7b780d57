/**
 * Which trial of a search goes on (R50): successive halving (Jamieson, Talwalkar 2016). All trials are trained for a
 * round, the best third for three, the best third of those to the end. A trial that can no longer be among the best
 * third is given up at once.
 */
import type { Trial, TrialLook } from '../contract/tuning.ts';

/** Of the trials compared, one in so many goes on, for so many times the rounds. */
const factor = 3;

/** Rounds after which trials are compared: 1, 3, 9 …, and all of them; a comparison that saves less than half is left out. */
export function rungsOf(epochs: number): number[] {
  const rungs: number[] = [];
  for (let rounds = 1; 2 * rounds <= epochs; rounds *= factor) rungs.push(rounds);
  return [...rungs, epochs];
}

export type TrialSoFar = Pick<Trial, 'looks' | 'isOver' | 'end'>;

export interface TuningDecision {
  /** Trials that are to be given up now, and after how many rounds they were found to be worse. */
  readonly givenUp: readonly { readonly trial: number; readonly rounds: number }[];
  /** Undefined once nothing is left to train. */
  readonly next: { readonly trial: number; readonly untilRounds: number } | undefined;
  /** The best so far; undefined before a first look. */
  readonly leader: number | undefined;
}

/** Places are those of `trials`; the same trials give the same decision, so that a search can go on after a stop. */
export function decideNext(trials: readonly TrialSoFar[], rungs: readonly number[]): TuningDecision {
  const givenUp: { trial: number; rounds: number }[] = [];
  let leader: number | undefined;
  let entrants = [...trials.keys()];
  for (const [rung, rounds] of rungs.entries()) {
    const kept = rung === rungs.length - 1 ? entrants.length : keptOf(entrants.length);
    const looked = entrants
      .flatMap((trial) => {
        const look = lookAfter(trials[trial], rounds);
        return look ? [{ trial, look }] : [];
      })
      .sort((a, b) => compareLooks(a.look, b.look) || a.trial - b.trial);
    leader = looked.find(({ trial }) => !hasFailed(trials[trial]))?.trial ?? leader;
    for (const { trial } of looked.slice(kept)) {
      if (trials[trial]?.end === null) givenUp.push({ trial, rounds });
    }
    const waiting = entrants.find(
      (trial) => trials[trial]?.end === null && !lookAfter(trials[trial], rounds),
    );
    if (waiting !== undefined) return { givenUp, next: { trial: waiting, untilRounds: rounds }, leader };
    entrants = looked.slice(0, kept).map(({ trial }) => trial);
  }
  return { givenUp, next: undefined, leader };
}

/** The higher accuracy first; of equal ones the lower loss. */
function compareLooks(a: TrialLook, b: TrialLook): number {
  return b.validationAccuracy - a.validationAccuracy || a.validationLoss - b.validationLoss;
}

/** A trial that is over keeps what it had: it is compared by its last look. */
function lookAfter(trial: TrialSoFar | undefined, rounds: number): TrialLook | undefined {
  return (
    trial?.looks.find((look) => look.rounds >= rounds) ?? (trial?.isOver ? trial.looks.at(-1) : undefined)
  );
}

function hasFailed(trial: TrialSoFar | undefined): boolean {
  return trial?.end?.because === 'failed';
}

function keptOf(entrants: number): number {
  return Math.max(1, Math.ceil(entrants / factor));
}

export interface SearchRounds {
  /** At most, over all trials. */
  readonly planned: number;
  /** Of each trial to its end. */
  readonly full: number;
  /** How often a trial is begun or gone on with, at most. */
  readonly looks: number;
}

export function roundsOfSearch(trials: number, rungs: readonly number[]): SearchRounds {
  let [entrants, before, planned, looks] = [trials, 0, 0, 0];
  for (const rounds of rungs) {
    planned += entrants * (rounds - before);
    looks += entrants;
    before = rounds;
    entrants = keptOf(entrants);
  }
  return { planned, full: trials * before, looks };
}
