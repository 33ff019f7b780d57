import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { judgeQuality } from './verdicts.ts';
import type { QualityFacts } from './verdicts.ts';

const fine: QualityFacts = {
  stage: 'fineTuned',
  accuracy: 0.9,
  macroF1: 0.88,
  interval: { low: 0.86, high: 0.93, level: 0.95 },
  baselineAccuracy: 0.85,
  trainAccuracy: 0.95,
  validationAccuracy: 0.9,
  roundAccuracies: [0.85, 0.9, 0.9],
  labelCounts: [200, 100],
};

/** `expected` are the verdicts in order, written `code tone`. */
function check(facts: Partial<QualityFacts>, ...expected: string[]): void {
  const found = judgeQuality({ ...fine, ...facts }).map(({ code, tone }) => `${code} ${tone}`);
  assert.deepEqual(found, expected);
}

describe('judgeQuality (R34, product design 7.2)', () => {
  it('above 95 % is excellent', () => {
    check({ accuracy: 0.951, macroF1: 0.95 }, 'excellent green');
  });
  it('95 % itself is good', () => {
    check({ accuracy: 0.95 }, 'good green');
  });
  it('85 % is good', () => {
    check({ accuracy: 0.85, baselineAccuracy: 0.8 }, 'good green');
  });
  it('just below 85 % is acceptable', () => {
    check({ accuracy: 0.8499, baselineAccuracy: 0.8 }, 'acceptable yellow');
  });
  it('70 % is acceptable', () => {
    check({ accuracy: 0.7, macroF1: 0.7, baselineAccuracy: 0.6 }, 'acceptable yellow');
  });
  it('below 70 % is poor', () => {
    check({ accuracy: 0.69, macroF1: 0.69, baselineAccuracy: 0.6 }, 'poor red');
  });
  it('train 16 points above validation is learning by heart', () => {
    check({ trainAccuracy: 0.96, validationAccuracy: 0.8 }, 'good green', 'overfitting orange');
    check({ trainAccuracy: 0.95, validationAccuracy: 0.81 }, 'good green');
  });
  it('train and validation below 70 % is not learning', () => {
    check(
      { accuracy: 0.6, macroF1: 0.6, baselineAccuracy: 0.5, trainAccuracy: 0.6, validationAccuracy: 0.6 },
      'poor red',
      'underfitting red',
    );
  });
  it('macro F1 11 points below accuracy ignores categories', () => {
    check({ macroF1: 0.79 }, 'good green', 'class_imbalance_issue orange');
    check({ macroF1: 0.81 }, 'good green');
  });
  it('few test texts are said beside the verdict', () => {
    check({ interval: { low: 0.71, high: 0.97, level: 0.95 } }, 'good green', 'few_tested yellow');
    check({ interval: { low: 0.82, high: 0.96, level: 0.95 } }, 'good green');
  });
  it('a simple method that is as good is said', () => {
    check({ baselineAccuracy: 0.9 }, 'good green', 'baseline_as_good neutral');
    check({ stage: 'baseline', baselineAccuracy: 0.9 }, 'good green', 'baseline_as_good neutral');
  });
  it('a last round that was clearly the best asks for more rounds', () => {
    check({ roundAccuracies: [0.8, 0.85, 0.9] }, 'good green', 'still_improving neutral');
    check({ roundAccuracies: [0.8, 0.9, 0.903] }, 'good green');
    check({ roundAccuracies: [0.9] }, 'good green');
    check({ stage: 'instant', roundAccuracies: [0.8, 0.9] }, 'good green');
  });
  it('fewer than 30 examples a category on average is little', () => {
    check({ labelCounts: [29, 30] }, 'good green', 'few_examples yellow');
    check({ labelCounts: [30, 30] }, 'good green');
  });
  it('there is always exactly one overall verdict, and it comes first', () => {
    const share = fc.double({ min: 0, max: 1 });
    fc.assert(
      fc.property(share, share, (accuracy, macroF1) => {
        const codes = judgeQuality({ ...fine, accuracy, macroF1 }).map(({ code }) => code);
        const overall = codes.filter((code) => ['excellent', 'good', 'acceptable', 'poor'].includes(code));
        assert.deepEqual(overall, codes.slice(0, 1));
      }),
    );
  });
});
