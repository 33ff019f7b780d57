import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textKey } from '../dataset/foldText.ts';
import { chooseDiverse, mostDoubtful, shortlistSize } from './chooseToLabel.ts';
import type { DiverseQuestion, Unlabelled } from './chooseToLabel.ts';

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
  it('is that of the greedy rule, word for word, also where many are equally good', () => {
    const step = fc.nat({ max: 5 });
    const crowded = fc.array(fc.record({ doubt: step, x: step, y: step }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(crowded, fc.integer({ min: 1, max: 25 }), (texts, count) => {
        const question = {
          doubts: texts.map(({ doubt }) => doubt / 7),
          similarity: (one: number, other: number) => nearness(texts[one], texts[other]),
          count,
        };
        assert.deepEqual(chooseDiverse(question), greedy(question));
      }),
    );
  });
  it('compares each with each about once, however many are asked for', () => {
    const size = 300;
    let compared = 0;
    const distance = (one: number, other: number) => {
      compared += 1;
      return one === other ? 1 : Math.abs(Math.sin(one * 12.9898 + other * 12.9898)) * 0.4;
    };
    const doubts = Array.from({ length: size }, (_, i) => 0.5 + 0.5 * Math.abs(Math.sin(i)));
    assert.equal(chooseDiverse({ doubts, similarity: distance, count: 100 }).length, 100);
    assert.ok(compared < 10 * size * size, String(compared / size / size));
  });
});

interface Place {
  readonly x: number;
  readonly y: number;
}

function nearness(one: Place | undefined, other: Place | undefined): number {
  if (!one || !other) return 0;
  return 1 - Math.hypot(one.x - other.x, one.y - other.y) / 8;
}

/** The rule as it is written, with everything worked out again each time. */
function greedy({ doubts, similarity: alike, count }: DiverseQuestion): number[] {
  const chosen: number[] = [];
  const places = [...doubts.keys()];
  const coverage = (other: number) => Math.max(0, ...chosen.map((place) => alike(place, other)));
  const gain = (place: number) =>
    places.reduce((sum, other) => {
      const closer = alike(place, other) - coverage(other);
      return closer > 0 ? sum + (doubts[other] ?? 0) * closer : sum;
    }, 0);
  while (chosen.length < count) {
    const left = places.filter((place) => chosen.every((one) => one !== place && alike(one, place) < 0.9));
    const gains = left.map(gain);
    const best = left[gains.indexOf(Math.max(...gains))];
    if (best === undefined) break;
    chosen.push(best);
  }
  return chosen;
}
