/** What is printed of each test, and the closing line. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeOutcome, summarise } from './outcome.ts';
import { readReport } from './suites/readReport.ts';
import { suiteReportSchema } from './suites/suitePlan.ts';

describe('outcomes', () => {
  /** As mocha's JSON reporter writes it. */
  const report = suiteReportSchema.parse({
    stats: { passes: 1, pending: 2, failures: 1 },
    passes: [{ title: 'adds', fullTitle: 'sums adds', duration: 1234, err: {} }],
    pending: [
      { title: 'later', fullTitle: 'sums later', err: {} },
      { title: 'x', fullTitle: 'sums far — skipped: no network', err: {} },
    ],
    failures: [
      {
        fullTitle: 'sums carries',
        duration: 1,
        err: { message: '1 != 2', stack: 'Error: 1 != 2\n  at sums' },
      },
    ],
  });

  it('of mocha’s report are a line each, failures with their trace', () => {
    assert.deepEqual(readReport(report).map(describeOutcome), [
      '  ✔ sums adds (1.2 s)',
      '  - sums later — skipped: no reason given',
      '  - sums far — skipped: no network',
      '  ✘ sums carries\n      Error: 1 != 2\n        at sums',
    ]);
  });

  it('are counted in the last line', () => {
    assert.equal(summarise(readReport(report)), '1 passed, 1 failed, 2 skipped');
  });
});
