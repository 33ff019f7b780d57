import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { judgeQuality, judgeScores } from './verdicts.ts';
import type { QualityFacts } from './verdicts.ts';

const fine: QualityFacts = {
  stage: 'fineTuned',
  accuracy: 0.9,
  macroF1: 0.88,
  interval: { low: 0.86, high: 0.93, level: 0.95 },
  baselineAccuracy: 0.85,
  leadChance: 0.001,
  largestShare: 0.5,
  trainAccuracy: 0.95,
  validationAccuracy: 0.9,
  roundAccuracies: [0.85, 0.9, 0.9],
  labelCounts: [200, 100],
  readShare: 1,
  adjustments: [],
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
    check({ stage: 'instant', roundAccuracies: [] }, 'good green');
  });
  it('a fine-tuning that lost while it was improving is said to be so, under a simpler model', () => {
    const improving = { roundAccuracies: [0.5, 0.6, 0.7] };
    check({ stage: 'instant', ...improving }, 'good green', 'tuned_still_improving neutral');
    check(
      { stage: 'baseline', ...improving },
      'good green',
      'baseline_as_good neutral',
      'tuned_still_improving neutral',
    );
    check({ stage: 'instant', roundAccuracies: [0.5, 0.7, 0.7] }, 'good green');
  });
  it('fewer than 30 examples a category on average is little', () => {
    check({ labelCounts: [30, 30, 30, 29] }, 'good green', 'few_examples yellow');
    check({ labelCounts: [30, 30, 30, 30] }, 'good green');
  });
  it('fewer than 100 examples in all is too small a data set, and that says enough', () => {
    check({ labelCounts: [50, 49] }, 'good green', 'small_dataset orange');
    check({ labelCounts: [9, 9, 9] }, 'good green', 'small_dataset orange');
    check({ labelCounts: [50, 50] }, 'good green');
  });
  it('a lead over the simple method that chance could make is said to be unsure', () => {
    check({ leadChance: 0.05 }, 'good green', 'lead_unsure neutral');
    check({ leadChance: 0.049 }, 'good green');
    check({ baselineAccuracy: 0.9, leadChance: 1 }, 'good green', 'baseline_as_good neutral');
  });
  it('what always answering the largest category would reach is worth nothing', () => {
    const facts = { accuracy: 0.96, macroF1: 0.9, baselineAccuracy: 0.9 };
    check({ ...facts, largestShare: 0.96 }, 'excellent green', 'no_better_than_largest red');
    check({ ...facts, largestShare: 0.95 }, 'excellent green');
    check({ accuracy: 1, macroF1: 1, largestShare: 1 }, 'excellent green');
  });
  it('a largest category of more than 10 times the smallest is unbalanced', () => {
    check({ labelCounts: [1001, 100] }, 'good green', 'unbalanced yellow');
    check({ labelCounts: [1000, 100] }, 'good green');
    check({ labelCounts: [1001, 100], macroF1: 0.7 }, 'good green', 'class_imbalance_issue orange');
  });
  it('less than 90 % of the words read is too short a length, where a language model reads', () => {
    check({ readShare: 0.899 }, 'good green', 'texts_cut yellow');
    check({ readShare: 0.9 }, 'good green');
    check({ stage: 'baseline', readShare: 0.5 }, 'good green', 'baseline_as_good neutral');
  });
  it('a learning rate that had to be halved was too high', () => {
    const adjustments = [{ what: 'learningRateHalved', reason: 'lossRose' } as const];
    check({ adjustments }, 'good green', 'learning_rate_high neutral');
  });
  it('a batch that did not fit into memory is said', () => {
    const adjustments = [{ what: 'microBatchHalved', reason: 'outOfMemory' } as const];
    check({ adjustments }, 'good green', 'memory_short neutral');
    const others = [{ what: 'stagesShortened', reason: 'diskFull' } as const];
    check({ adjustments: others }, 'good green');
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
  it('of scores alone it says what needs no training to be known', () => {
    const codes = (facts: Partial<QualityFacts>) =>
      judgeScores({ ...fine, ...facts }).map(({ code }) => code);
    assert.deepEqual(codes({ trainAccuracy: 1, validationAccuracy: 0.5, labelCounts: [9, 1] }), ['good']);
    assert.deepEqual(codes({ accuracy: 0.7, macroF1: 0.5, largestShare: 0.7 }), [
      'acceptable',
      'class_imbalance_issue',
      'no_better_than_largest',
    ]);
    assert.deepEqual(codes({ interval: { low: 0.7, high: 0.96, level: 0.95 } }), ['good', 'few_tested']);
  });
});
