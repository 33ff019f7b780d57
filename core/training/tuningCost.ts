/** What a search costs before it begins (R50), and how many of its trials fit into the time given. */
import { roundsOfSearch } from './tuningRule.ts';

export interface SearchPlan {
  /** Of one round of each trial, in the order in which they are tried. */
  readonly secondsPerRound: readonly number[];
  readonly rungs: readonly number[];
}

/** All trials for the first rung; for the later ones nobody knows yet which, so they cost as much as the mean. */
export function secondsOfSearch({ secondsPerRound, rungs }: SearchPlan): number {
  const trials = secondsPerRound.length;
  if (trials === 0) return 0;
  const mean = secondsPerRound.reduce((sum, seconds) => sum + seconds, 0) / trials;
  return mean * roundsOfSearch(trials, rungs).planned;
}

/** The largest number of first trials that fit; at least one, which is no search but the run as it would be without. */
export function affordableTrials(plan: SearchPlan, seconds: number): number {
  for (let trials = plan.secondsPerRound.length; trials > 1; trials--) {
    const part = { ...plan, secondsPerRound: plan.secondsPerRound.slice(0, trials) };
    if (secondsOfSearch(part) <= seconds) return trials;
  }
  return 1;
}
