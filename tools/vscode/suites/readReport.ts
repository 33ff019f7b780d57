/** Mocha's report from the extension host as outcomes. */
import type { Outcome } from '../outcome.ts';
import type { SuiteReport } from './suitePlan.ts';

export function readReport(report: SuiteReport): Outcome[] {
  return [
    ...report.passes.map((test): Outcome => {
      return { kind: 'passed', name: test.fullTitle, ms: test.duration ?? 0 };
    }),
    ...report.pending.map(({ fullTitle }): Outcome => {
      // `skip()` puts the reason into the title.
      const [name = '', reason = 'no reason given'] = fullTitle.split(' — skipped: ');
      return { kind: 'skipped', name, reason };
    }),
    ...report.failures.map(({ fullTitle, err }): Outcome => {
      return { kind: 'failed', name: fullTitle, reason: err.stack ?? err.message ?? 'no reason given' };
    }),
  ];
}
