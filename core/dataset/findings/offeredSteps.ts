/** The fixes a person can ask for by number: the first one is number 1. */
import type { CleaningStep } from '../../contract/cleaning.ts';
import type { Finding } from '../../contract/findings.ts';

/** Steps of the open findings, in their order. */
export function offeredSteps(
  findings: readonly Finding[],
  which: 'all' | 'recommended' = 'all',
): CleaningStep[] {
  return findings
    .filter(({ state }) => state === 'open')
    .flatMap(({ fixes }) => fixes)
    .flatMap((fix) => (fix.kind === 'step' && (which === 'all' || fix.isRecommended) ? [fix.step] : []));
}
