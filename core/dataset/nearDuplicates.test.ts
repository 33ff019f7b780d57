import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { nearDuplicates } from './nearDuplicates.ts';
import { makeCrowdedPairs } from './testing/crowdedPairs.ts';
import { makeNearPairs } from './testing/nearPairs.ts';
import { isSimilar, similarity, wordShingles } from './wordShingles.ts';

const long =
  'o réu foi citado por carta com aviso de recebimento e deixou de apresentar contestação no prazo legal de quinze dias úteis, razão pela qual requer o autor a decretação da revelia e o julgamento antecipado da lide';

function check(name: string, texts: string[], expected: number[][]): void {
  it(name, () => {
    assert.deepEqual(nearDuplicates(texts), expected);
  });
}

describe('near-duplicates', () => {
  check('are texts with one word changed', [long, 'outro texto', long.replace('carta', 'mandado')], [[0, 2]]);
  check(
    'are texts that differ in case, accents and signs',
    ['Juntada de petição.', 'JUNTADA DE PETICAO', 'x'],
    [[0, 1]],
  );
  check(
    'are not short texts with one word changed',
    ['Juntada de petição', 'Juntada de documento', 'Juntada de'],
    [],
  );
  check(
    'are not notices from one form with other numbers',
    [
      'Audiência remarcada: a sessão do juizado passa para 24/05/2019 por causa do feriado municipal da comarca vizinha',
      'Audiência remarcada: a sessão do juizado passa para 05/04/2018 por causa do feriado municipal da comarca vizinha',
    ],
    [],
  );
  check('are not texts without words', ['', '???', '!', '   '], []);
  check('are not one text in another', [long, `${long} ${long.split(' ').reverse().join(' ')}`], []);

  const seventeen = Array.from({ length: 17 }, (_, i) => `palavra${i}`);
  check(
    'are a text and its beginning that has four fifths of its shingles, and no less',
    [seventeen.join(' '), seventeen.slice(0, 14).join(' '), seventeen.slice(0, 11).join(' ')],
    [[0, 1]],
  );

  /** Each has one word of the one before changed, so that the first and the last have nothing in common. */
  function chain(length: number): string[] {
    const words = Array.from({ length: 40 }, (_, i) => `palavra${i}`);
    return Array.from({ length }, (_, i) => {
      words[2 + ((i * 7) % 36)] = `nova${i}`;
      return words.join(' ');
    });
  }

  it('are joined by chains, unless a chain grows to more than a twentieth of the texts', () => {
    const others = (count: number): string[] =>
      Array.from({ length: count }, (_, i) => `texto ${i} sem relação ${i * i} com os demais`);
    assert.deepEqual(
      nearDuplicates([...chain(60), ...others(1500)]).map(({ length }) => length),
      [60],
    );
    assert.deepEqual(nearDuplicates([...chain(60), ...others(40)]), []);
  });

  it('that are copies stay together however many', () => {
    const texts = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? long : `texto ${i} ${i * i}`));
    assert.deepEqual(
      nearDuplicates(texts).map(({ length }) => length),
      [100],
    );
  });

  it('are the same groups whatever the order of the texts', () => {
    const { texts } = makeNearPairs(150, 3);
    const contents = (list: readonly string[]): string[] =>
      nearDuplicates(list)
        .map((group) =>
          group
            .map((i) => list[i])
            .sort()
            .join('\n'),
        )
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray([...texts], { minLength: texts.length }), (shuffled) => {
        assert.deepEqual(contents(shuffled), contents(texts));
      }),
      { numRuns: 5 },
    );
  });

  it('are all pairs of 0.8 and more, and chains of nothing else', () => {
    const words = fc.array(fc.nat(5), { minLength: 1, maxLength: 16 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 20 }), (texts) => {
        const sets = texts.map(wordShingles);
        const group = texts.map((_, i) => i);
        for (let a = 0; a < texts.length; a++) {
          for (let b = 0; b < a; b++) {
            if (similarity(sets[a]!, sets[b]!) < 0.8) continue;
            const from = group[a];
            group.forEach((own, i) => (group[i] = own === from ? group[b]! : own));
          }
        }
        const expected = texts
          .map((_, i) => texts.flatMap((__, k) => (group[k] === group[i] ? [k] : [])))
          .filter(([first, second], i) => first === i && second !== undefined);
        assert.deepEqual(nearDuplicates(texts), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('are found among many others, nineteen of twenty and more', () => {
    const { texts, pairs } = makeNearPairs(2000, 9);
    const alike = pairs.filter(([, , jaccard]) => jaccard >= 0.8);
    const groups = nearDuplicates(texts);
    const together = alike.filter(([a, b]) => groups.some((group) => group.includes(a) && group.includes(b)));
    assert.ok(alike.length > 200, String(alike.length));
    assert.ok(together.length >= 0.95 * alike.length, `${together.length} of ${alike.length}`);
  });

  it('are found among texts made of the same paragraphs, in any order of the texts', () => {
    const { texts, pairs } = makeCrowdedPairs(
      { texts: 1800, copies: 200, paragraphs: 30, chosen: 12, changes: 8 },
      5,
    );
    const alike = pairs.filter(([, , jaccard]) => jaccard >= 0.8);
    const groups = nearDuplicates(texts);
    const together = alike.filter(([a, b]) => groups.some((group) => group.includes(a) && group.includes(b)));
    assert.ok(alike.length > 150, String(alike.length));
    assert.ok(together.length >= 0.95 * alike.length, `${together.length} of ${alike.length}`);
    const last = texts.length - 1;
    const turned = nearDuplicates(texts.toReversed()).map((group) => group.map((i) => last - i).reverse());
    assert.deepEqual(
      turned.sort(([a = 0], [b = 0]) => a - b),
      groups,
    );
  });
});

describe('word shingles', () => {
  it('are compared as sets', () => {
    const [a, b, c] = ['a b c d e', 'a b c d f', 'a b c d e a b c'].map(wordShingles);
    assert.equal(a!.length, 3);
    assert.equal(similarity(a!, b!), 0.5);
    assert.equal(similarity(a!, c!), 0.6);
    assert.equal(similarity(a!, a!), 1);
    assert.equal(similarity(wordShingles(''), wordShingles('')), 0);
  });

  it('are the same where all characters are common ones and where some are not', () => {
    const characters = fc.oneof(
      fc.nat(0x24f).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...Array.from('aeéÉç 1ºª²½´¨ßŉŀ–“…')),
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), (list) => {
        const text = list.join('');
        // A wide space is no common character, and no word.
        assert.deepEqual(wordShingles(text), wordShingles(`${text}\u3000`));
      }),
      { numRuns: 2000 },
    );
  });

  it('reach a threshold when their similarity does', () => {
    const texts = fc.array(fc.nat(4), { maxLength: 14 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(0.5, 0.8, 0.9, 1), (one, other, threshold) => {
        const [a, b] = [wordShingles(one), wordShingles(other)];
        assert.equal(isSimilar(a, b, threshold), similarity(a, b) >= threshold - 1e-9);
      }),
    );
  });
});
