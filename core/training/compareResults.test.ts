import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { comparisonSchema } from '../contract/comparison.ts';
import type { Comparison } from '../contract/comparison.ts';
import type { TestPrediction } from '../contract/testPrediction.ts';
import { compareResults } from './compareResults.ts';
import type { FinishedRun } from './compareResults.ts';
import { sampleEvaluation, sampleRecord } from './testing/sampleRun.ts';

/** `key truth predicted`, with its row where it is not the place in the list. */
type Line = readonly [key: string, truth: string, predicted: string, row?: number];

interface Known {
  readonly record?: Partial<FinishedRun['record']>;
  /** Categories of the data set, fifty rows each; left out: those of the lines. */
  readonly labels?: readonly string[];
  readonly counts?: Readonly<Record<string, number>>;
  readonly usedRows?: number;
}

function runOf(
  lines: readonly Line[] | undefined,
  { record = {}, labels, counts, usedRows }: Known = {},
): FinishedRun {
  const known = labels ?? [...new Set((lines ?? []).flatMap(([, truth, predicted]) => [truth, predicted]))];
  const fifty = Object.fromEntries(known.map((label) => [label, 50]));
  const { dataset } = sampleRecord;
  assert.ok(dataset);
  return {
    folder: '/dados/r',
    record: {
      ...sampleRecord,
      dataset: {
        ...dataset,
        labels: Object.entries(counts ?? fifty).map(([label, count]) => ({ label, count })),
        usedRows: usedRows ?? dataset.usedRows,
      },
      ...record,
    },
    delivered: 'fineTuned',
    evaluation: { ...sampleEvaluation, test: { ...sampleEvaluation.test, labels: [] } },
    rounds: 3,
    predictions: lines?.map(([key, truth, predicted, row], i): TestPrediction => ({
      row: row ?? i + 2,
      key,
      truth,
      predicted,
      confidence: 0.9,
    })),
  };
}

function compare(first: FinishedRun, second: FinishedRun): Comparison {
  return comparisonSchema.parse(compareResults(first, second));
}

/** `count` texts named from `from`, all of category A with one answer. */
const texts = (from: number, count: number, predicted: string): Line[] =>
  Array.from({ length: count }, (_, i) => [`t${from + i}`, 'A', predicted]);

describe('comparing two runs (R43)', () => {
  it('the same texts rank, with the texts that only one got right', () => {
    const first = runOf([...texts(0, 80, 'A'), ...texts(80, 12, 'B'), ...texts(92, 2, 'A'), ['x', 'B', 'A']]);
    const second = runOf([...texts(0, 92, 'A'), ...texts(92, 2, 'B'), ['x', 'B', 'A']]);
    const { testSet, shared, scores, relabelled } = compare(first, second);
    assert.deepEqual([testSet, shared, relabelled], ['same', 95, null]);
    const [score] = scores;
    assert.ok(score && scores.length === 1);
    assert.deepEqual(
      [score.labels, score.bothRight, score.onlyFirst, score.onlySecond, score.bothWrong, score.better],
      ['both', 80, 2, 12, 1, 'second'],
    );
    assert.equal(score.accuracy.second, 92 / 95);
  });
  it('a lead that chance could make ranks nothing', () => {
    const better = (onlyFirst: number, onlySecond: number) => {
      const first = [...texts(0, onlyFirst, 'A'), ...texts(onlyFirst, onlySecond, 'B'), ...texts(90, 9, 'A')];
      const second = [
        ...texts(0, onlyFirst, 'B'),
        ...texts(onlyFirst, onlySecond, 'A'),
        ...texts(90, 9, 'A'),
      ];
      return compare(runOf(first), runOf(second)).scores[0]?.better;
    };
    assert.equal(better(0, 5), 'unsure');
    assert.equal(better(0, 6), 'second');
    assert.equal(better(6, 0), 'first');
    assert.equal(better(4, 4), 'equal');
  });
  it('texts that belong together in either run are one proof', () => {
    const first = runOf([...texts(0, 8, 'A'), ...texts(8, 8, 'B'), ...texts(16, 20, 'A')]);
    const second = runOf([...texts(0, 8, 'A'), ...texts(8, 28, 'A')]);
    const grouped = (run: FinishedRun, groupOf: (place: number) => number): FinishedRun => ({
      ...run,
      predictions: run.predictions?.map((line, i) => ({ ...line, group: groupOf(i) })),
    });
    const better = (one: FinishedRun, other: FinishedRun) => compare(one, other).scores[0]?.better;
    assert.equal(better(first, second), 'second');
    const alone = (place: number) => place;
    assert.equal(better(grouped(first, alone), grouped(second, alone)), 'second');
    const byEight = (place: number) => Math.floor(place / 8);
    assert.equal(better(grouped(first, byEight), second), 'unsure');
    assert.equal(better(first, grouped(second, byEight)), 'unsure');
    // One run knows four pairs, the other joins these by two and two.
    assert.equal(
      better(
        grouped(first, (place) => Math.floor(place / 2)),
        grouped(second, (place) => Math.floor((place + 1) / 2)),
      ),
      'unsure',
    );
  });
  it('a text that stands there twice is one proof', () => {
    const twice = (predicted: string) => [
      ...texts(0, 4, predicted),
      ...texts(0, 4, predicted),
      ...texts(9, 9, 'A'),
    ];
    const [score] = compare(runOf(twice('A')), runOf(twice('B'))).scores;
    assert.deepEqual([score?.onlyFirst, score?.better], [8, 'unsure']);
  });
  it('texts are found by their key, in whatever row they stand', () => {
    const first = runOf([
      ['a', 'A', 'A', 2],
      ['b', 'B', 'A', 3],
    ]);
    const second = runOf([
      ['b', 'B', 'B', 7],
      ['a', 'A', 'A', 9],
    ]);
    const { testSet, flips } = compare(first, second);
    assert.equal(testSet, 'same');
    assert.deepEqual(
      flips.map(({ kind, rows, truth, predicted }) => [kind, rows, truth.first, predicted]),
      [['fixed', { first: 3, second: 7 }, 'B', { first: 'A', second: 'B' }]],
    );
  });
  it('each text that flipped says how', () => {
    const truth = ['A', 'A', 'A', 'A'] as const;
    const lines = (answers: string) => truth.map((label, i): Line => [`t${i}`, label, answers[i] ?? '']);
    const { flips } = compare(runOf(lines('ABBA')), runOf(lines('BACA')));
    assert.deepEqual(
      flips.map(({ kind }) => kind),
      ['broken', 'fixed', 'stillWrong'],
    );
  });
  it('other texts rank nothing', () => {
    const { testSet, shared, scores, flips } = compare(runOf(texts(0, 20, 'A')), runOf(texts(10, 20, 'B')));
    assert.deepEqual([testSet, shared, scores, flips], ['different', 10, [], []]);
    assert.equal(compare(runOf(texts(0, 5, 'A')), runOf(texts(9, 5, 'A'))).testSet, 'different');
  });
  it('a test part that grew is compared on what it was', () => {
    const { testSet, shared, scores } = compare(runOf(texts(0, 20, 'A')), runOf(texts(0, 30, 'A')));
    assert.deepEqual([testSet, shared, scores[0]?.bothRight], ['extended', 20, 20]);
  });
  it('runs that did not keep their answers are the same only where every row is', () => {
    const [old, other] = [runOf(undefined), runOf(undefined, { record: { splitHash: 'other' } })];
    assert.deepEqual([compare(old, old).testSet, compare(old, other).testSet], ['same', 'unknown']);
    assert.deepEqual(compare(old, runOf(texts(0, 3, 'A'))).scores, []);
    const unfinished = runOf(undefined, { record: { rowsHash: null } });
    assert.equal(compare(unfinished, unfinished).testSet, 'unknown');
  });
  it('settings that differ are named', () => {
    const { parameters } = sampleRecord;
    assert.ok(parameters);
    const other = runOf(texts(0, 3, 'A'), { record: { parameters: { ...parameters, seed: 7 } } });
    assert.deepEqual(compare(runOf(texts(0, 3, 'A')), other).differences, [
      { field: 'parameters', name: 'seed', original: '42', now: '7' },
    ]);
  });
});

describe('labels that a person changed between two runs', () => {
  /** Ten texts on which the first model was wrong are relabelled as it said; ten others are not touched. */
  const first = runOf([...texts(0, 10, 'B'), ...texts(10, 80, 'A'), ['x', 'B', 'B']]);
  const second = runOf([
    ...texts(0, 10, 'B').map(([key, , predicted]): Line => [key, 'B', predicted]),
    ...texts(10, 80, 'A'),
    ['x', 'B', 'B'],
  ]);

  it('are told, with the scores on the old labels and on the new ones', () => {
    const { testSet, relabelled, scores } = compare(first, second);
    assert.equal(testSet, 'same');
    assert.equal(relabelled?.rows.length, 10);
    assert.deepEqual(
      scores.map(({ labels, accuracy }) => [labels, accuracy.first]),
      [
        ['first', 81 / 91],
        ['second', 1],
      ],
    );
  });
  it('say how many became what a model had answered', () => {
    assert.deepEqual(compare(first, second).relabelled?.agreeing, { first: 10, second: 10 });
  });
  it('a text that flipped and was relabelled is neither fixed nor broken', () => {
    // The first run knew A, the second still does.
    const known = { labels: ['A', 'B'] };
    const one = runOf(
      [
        ['a', 'A', 'A'],
        ['b', 'B', 'B'],
      ],
      known,
    );
    const two = runOf(
      [
        ['a', 'B', 'B'],
        ['b', 'B', 'B'],
      ],
      known,
    );
    assert.equal(compare(one, two).flips[0]?.kind, 'relabelled');
  });
  it('the same text under two categories is paired with itself', () => {
    const lines: Line[] = [
      ['a', 'A', 'A'],
      ['a', 'B', 'A'],
    ];
    const { relabelled, scores } = compare(runOf(lines), runOf(lines.toReversed()));
    assert.equal(relabelled, null);
    assert.equal(scores[0]?.bothRight, 1);
  });
  it('a category with a new name is no correction', () => {
    const before = runOf([
      ['a', 'Cobranca', 'Cobranca'],
      ['b', 'A', 'Cobranca'],
    ]);
    const after = runOf([
      ['a', 'Cobrança', 'Cobrança'],
      ['b', 'A', 'A'],
    ]);
    const { renamed, relabelled, scores, flips } = compare(before, after);
    assert.deepEqual(renamed, [{ from: 'Cobranca', to: 'Cobrança' }]);
    assert.equal(relabelled, null);
    assert.deepEqual([scores[0]?.bothRight, scores[0]?.onlySecond, flips.length], [1, 1, 1]);
  });
  it('two categories under one new name were merged, also where rows were added', () => {
    const before = runOf(
      [
        ['a', 'Cobranca', 'Cobranca'],
        ['b', 'Cobr.', 'Cobr.'],
      ],
      { counts: { Cobranca: 30, 'Cobr.': 20 } },
    );
    const after = (count: number, usedRows: number) =>
      runOf(
        [
          ['a', 'Cobrança', 'Cobrança'],
          ['b', 'Cobrança', 'Cobrança'],
        ],
        { counts: { Cobrança: count }, usedRows },
      );
    const { usedRows } = sampleRecord.dataset ?? { usedRows: 0 };
    const renamedTo = (count: number, rows: number) => compare(before, after(count, rows)).renamed.length;
    assert.deepEqual([renamedTo(50, usedRows), renamedTo(70, usedRows + 20)], [2, 2]);
    assert.deepEqual(
      [renamedTo(51, usedRows), renamedTo(40, usedRows), renamedTo(71, usedRows + 20)],
      [0, 0, 0],
    );
  });
  for (const [what, after, added] of [
    ['to several old ones', { Família: 53, Trabalho: 53, Multa: 53 }, 0],
    ['to several new ones', { Família: 50, Trabalho: 50, Multa: 50, Guarda: 3, Pensão: 6 }, 0],
    ['to one old one', { Família: 59, Trabalho: 50, Multa: 50 }, 0],
    ['to one old one while rows were added', { Família: 59, Trabalho: 50, Multa: 110 }, 60],
  ] as const)
    it(`a category whose rows went ${what} was corrected, not renamed`, () => {
      const counts = { Família: 50, Trabalho: 50, Multa: 50, Outros: 9 };
      const truth = 'Guarda' in after ? 'Guarda' : 'Família';
      const before = runOf(
        [
          ['a', 'Outros', 'Outros'],
          ['b', 'Multa', 'Multa'],
        ],
        { counts },
      );
      const corrected = runOf(
        [
          ['a', truth, 'Multa'],
          ['b', 'Multa', 'Multa'],
        ],
        { counts: after, usedRows: (sampleRecord.dataset?.usedRows ?? 0) + added },
      );
      const { renamed, relabelled, scores } = compare(before, corrected);
      assert.deepEqual([renamed, relabelled?.rows, scores.length], [[], [2], 2]);
      assert.equal(scores[1]?.accuracy.first, 0.5);
    });
  it('a name that is still in use was not renamed, even if no shared text has it', () => {
    const before = runOf([
      ['a', 'A', 'A'],
      ['b', 'B', 'B'],
    ]);
    const after = runOf([
      ['a', 'B', 'A'],
      ['b', 'B', 'B'],
    ]);
    const { renamed, relabelled } = compare(before, after);
    assert.deepEqual([renamed, relabelled?.rows], [[], [2]]);
  });
});

describe('a comparison', () => {
  const label = fc.constantFrom('A', 'B', 'C');
  const lines = fc.array(fc.tuple(fc.nat({ max: 12 }).map(String), label, label), {
    minLength: 1,
    maxLength: 30,
  });

  it('is the same from either side, and counts every shared text once', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const known = { labels: ['A', 'B', 'C'] };
        const [first, second] = [runOf(one, known), runOf(other, known)];
        const [there, back] = [compare(first, second), compare(second, first)];
        assert.equal(there.testSet, back.testSet);
        assert.equal(there.shared, back.shared);
        for (const score of there.scores) {
          const { bothRight, onlyFirst, onlySecond, bothWrong } = score;
          assert.equal(bothRight + onlyFirst + onlySecond + bothWrong, there.shared);
        }
        assert.ok(there.shared <= Math.min(one.length, other.length));
      }),
    );
  });
  it('of a run with itself is of equals', () => {
    fc.assert(
      fc.property(lines, (one) => {
        const run = runOf(one);
        const { testSet, scores, flips, relabelled, differences } = compare(run, run);
        assert.deepEqual(
          [testSet, scores[0]?.better, flips, relabelled, differences],
          ['same', 'equal', [], null, []],
        );
      }),
    );
  });
});
