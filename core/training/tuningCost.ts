/** What a search costs before it begins (R50), and how many of its trials fit into the time given. */
import { roundsOfSearch } from './tuningRule.ts';

export interface SearchPlan {
  /** Of one round of each trial, in the order in which they are tried. */
  readonly secondsPerRound: readonly number[];
  /** What is computed once before each trial; nothing where an earlier one needed the same. */
  readonly secondsBefore: readonly number[];
  /** Of beginning a trial or going on with it: a session opened, a checkpoint written. */
  readonly secondsPerLook: number;
  readonly rungs: readonly number[];
}

/** All trials for the first rung; for the later ones nobody knows yet which, so they cost as much as the mean. */
export function secondsOfSearch(plan: SearchPlan): number {
  const { secondsPerRound, rungs } = plan;
  const trials = secondsPerRound.length;
  if (trials === 0) return 0;
  return (sum(secondsPerRound) / trials) * roundsOfSearch(trials, rungs).planned + secondsBeside(plan);
}

/** What a search costs that is no round of a trial. */
export function secondsBeside({ secondsPerRound, secondsBefore, secondsPerLook, rungs }: SearchPlan): number {
  return sum(secondsBefore) + secondsPerLook * roundsOfSearch(secondsPerRound.length, rungs).looks;
}

/** The largest number of first trials that fit; at least one, which is no search but the run as it would be without. */
export function affordableTrials(plan: SearchPlan, seconds: number): number {
  for (let trials = plan.secondsPerRound.length; trials > 1; trials--) {
    const part = {
      ...plan,
      secondsPerRound: plan.secondsPerRound.slice(0, trials),
      secondsBefore: plan.secondsBefore.slice(0, trials),
    };
    if (secondsOfSearch(part) <= seconds) return trials;
  }
  return 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
