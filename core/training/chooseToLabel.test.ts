import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textKey } from '../dataset/foldText.ts';
import { chooseDiverse, mostDoubtful, shortlistSize } from './chooseToLabel.ts';
import type { Unlabelled } from './chooseToLabel.ts';

const text = (name: string, ...probabilities: number[]): Unlabelled => ({ text: name, probabilities });

describe('the shortlist of doubtful texts (R48)', () => {
  it('holds those whose two likeliest categories are closest, most doubtful first', () => {
    const texts = [
      text('sure', 0.97, 0.02, 0.01),
      text('two', 0.45, 0.44, 0.11),
      // Less likely than the one above, but with a clear second.
      text('three', 0.4, 0.25, 0.35),
    ];
    assert.deepEqual(
      mostDoubtful(texts, 2).map(({ index }) => index),
      [1, 2],
    );
    assert.ok(Math.abs((mostDoubtful(texts, 1)[0]?.doubt ?? 0) - 0.99) < 1e-9);
  });
  it('takes equal texts once, whatever their case and spaces', () => {
    const texts = [text('Pede  alvará', 0.5, 0.5), text('pede alvará', 0.5, 0.5), text('outro', 0.6, 0.4)];
    assert.deepEqual(
      mostDoubtful(texts, 3).map(({ index }) => index),
      [0, 2],
    );
  });
  it('is the same texts whatever their order', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const texts = fc.uniqueArray(
      fc.tuple(fc.string({ minLength: 1 }), share).map(([name, p]) => text(`${name}.`, p, 1 - p)),
      { selector: ({ text: name }) => textKey(name), maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, fc.nat({ max: 10 }), (list, count) => {
        const names = (all: readonly Unlabelled[]) =>
          mostDoubtful(all, count).map(({ index }) => all[index]?.text);
        assert.deepEqual(names(list.toReversed()), names(list));
      }),
    );
  });
  it('is long enough to choose from, and never too long to compare', () => {
    assert.deepEqual([1, 20, 500, 3000].map(shortlistSize), [10, 200, 2000, 3000]);
  });
});

/** Two crowds of alike texts and one that is alone; places 0–3, 4–5 and 6. */
const crowd = (place: number) => (place < 4 ? 0 : place < 6 ? 1 : 2);
const similarity = (one: number, other: number) =>
  one === other ? 1 : crowd(one) === crowd(other) ? 0.7 : 0.1;

describe('the choice of texts that differ', () => {
  it('takes one of each crowd, the largest crowd first', () => {
    const chosen = chooseDiverse({ doubts: Array<number>(7).fill(0.9), similarity, count: 3 });
    assert.deepEqual(chosen.map(crowd), [0, 1, 2]);
  });
  it('prefers doubt where crowds are alike', () => {
    const doubts = [0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.1];
    assert.equal(crowd(chooseDiverse({ doubts, similarity, count: 1 })[0] ?? -1), 1);
  });
  it('never takes near-duplicates, and rather fewer than asked', () => {
    const same = (one: number, other: number) => (one === other ? 1 : crowd(one) === crowd(other) ? 0.95 : 0);
    const chosen = chooseDiverse({ doubts: Array<number>(7).fill(0.5), similarity: same, count: 7 });
    assert.deepEqual(chosen.map(crowd).sort(), [0, 1, 2]);
  });
  it('takes everything where all is asked and nothing is alike', () => {
    const apart = (one: number, other: number) => Number(one === other);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (doubts) => {
        const chosen = chooseDiverse({ doubts, similarity: apart, count: 30 });
        assert.deepEqual(
          chosen.toSorted((a, b) => a - b),
          [...doubts.keys()],
        );
      }),
    );
  });
});
