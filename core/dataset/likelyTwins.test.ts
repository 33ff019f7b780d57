import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { labelTwins } from './labelTwins.ts';
import { likelyTwins } from './likelyTwins.ts';
import { askedLabels, differentLabels } from './testing/differentLabels.ts';

/** Examples of these categories, each as often as said. */
function labelled(counts: Readonly<Record<string, number>>): { label: string }[] {
  return Object.entries(counts).flatMap(([label, count]) => Array.from({ length: count }, () => ({ label })));
}

function check(counts: Readonly<Record<string, number>>, expected: readonly string[]): void {
  it(`${Object.keys(counts).join(', ')}: ${expected.length === 0 ? 'nothing to ask' : expected.join(', ')}`, () => {
    const found = likelyTwins(labelled(counts)).map(({ into, from, why }) => `${from} → ${into} (${why})`);
    assert.deepEqual(found, expected);
  });
}

describe('categories that are probably one', () => {
  check({ Recurso: 40, Recursos: 12 }, ['Recursos → Recurso (plural)']);
  check({ 'Recurso Cível': 4, 'Recursos Cíveis': 9 }, ['Recurso Cível → Recursos Cíveis (plural)']);
  check({ Decisão: 30, Decisões: 2 }, ['Decisões → Decisão (plural)']);
  check({ Federal: 30, Federais: 2 }, ['Federais → Federal (plural)']);
  check({ Civil: 30, Civis: 2 }, ['Civis → Civil (plural)']);
  check({ Embargo: 3, Embargos: 30 }, ['Embargo → Embargos (plural)']);
  check({ Juiz: 3, Juízes: 2 }, ['Juízes → Juiz (plural)']);
  check({ policy: 9, policies: 2 }, ['policies → policy (plural)']);
  check({ 'card payment': 9, card_payments: 2 }, ['card_payments → card payment (plural)']);
  check({ process: 9, processes: 2 }, ['processes → process (plural)']);
  check({ 'e-mail': 9, email: 2 }, ['email → e-mail (punctuation)']);
  check({ card_payment: 9, 'card payment': 12 }, ['card_payment → card payment (punctuation)']);
  check({ 'H:Ativo': 9, 'H: Ativo': 12 }, ['H:Ativo → H: Ativo (punctuation)']);
  check({ Cobrança: 30, Cobranaç: 1 }, []);
  check({ Cobrança: 30, Corbança: 1 }, ['Corbança → Cobrança (typo)']);
  check({ Indenização: 30, Indenzação: 2 }, ['Indenzação → Indenização (typo)']);
  check({ Indenização: 30, Indennização: 2 }, ['Indennização → Indenização (typo)']);
  check({ 'Indenização moral': 30, 'Indenixação moral': 1 }, [
    'Indenixação moral → Indenização moral (typo)',
  ]);
  check({ Indenização: 30, Indenzação: 6 }, []);
  check({ Indenização: 5, Indenzação: 2 }, []);
  check({ Petição: 30, PETICAO: 2 }, []);
  check({ Sentença: 30, Sentenca: 20 }, []);
  check({ Audiência: 30, AUDIENCIA: 20 }, []);
  check({ Audiência: 30, Audiencia: 9 }, []);
  check({ Audiência: 30, Audiencia: 10 }, ['Audiencia → Audiência (accent)']);
  check({ Audiência: 41, Audiencia: 10 }, []);

  it('asks about one partner of each, the most frequent', () => {
    const found = likelyTwins(labelled({ 'e-mail': 5, email: 9, 'e mail': 2 }));
    assert.deepEqual(
      found.map(({ into, from }) => `${from} → ${into}`),
      ['e mail → email', 'e-mail → email'],
    );
  });

  it('asks nothing about what is too long for a name, however many there are', () => {
    const long = 'decisão '.repeat(250_000);
    assert.deepEqual(likelyTwins(labelled({ [long]: 30, [`${long}s`]: 2, [long.slice(1)]: 1 })), []);
    const name = 'Indenização por dano '.repeat(9);
    assert.equal(likelyTwins(labelled({ [name]: 30, [name.replace('zação', 'zzação')]: 1 })).length, 1);
  });

  it('asks nothing where a column is no column of categories', () => {
    const labels = Array.from({ length: 3000 }, (_, i) => ({ label: `assunto ${String(i)}` }));
    assert.deepEqual(likelyTwins([...labels, { label: 'assuntos 1' }]), []);
  });
});

describe('categories that differ in meaning', () => {
  it('are at least 150 pairs', () => {
    const names = new Set(differentLabels.map((pair) => [...pair].sort().join(' | ').toLowerCase()));
    assert.ok(names.size >= 150, `${names.size} pairs`);
    assert.equal(names.size, differentLabels.length, 'no pair is there twice');
  });

  const spellings: ((label: string) => string)[] = [
    (label) => label,
    (label) => label.toUpperCase(),
    (label) => label.toLowerCase(),
    (label) => ` ${label}  `,
    (label) => label.replaceAll(' ', '  '),
    (label) => label.normalize('NFD'),
    (label) => `${label}.`,
  ];
  const joined = (examples: { label: string }[]): string[][] => [
    ...labelTwins(examples).map(({ into, from }) => [into, ...from]),
    ...likelyTwins(examples).map(({ into, from }) => [into, from]),
  ];

  it('are never joined nor asked about, however often and in whatever spelling they occur', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...differentLabels),
        fc.tuple(fc.constantFrom(...spellings), fc.constantFrom(...spellings)),
        fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
        ([one, other], [spell, spellOther], [count, countOther]) => {
          const [first, second] = [spell(one), spellOther(other)];
          const examples = labelled({ [first]: count, [second]: countOther });
          for (const family of joined(examples))
            assert.ok(!family.includes(first) || !family.includes(second), family.join(' = '));
        },
      ),
      { numRuns: 3000 },
    );
  });

  for (const [one, other] of differentLabels) {
    it(`${one} and ${other} stay apart`, () => {
      for (const counts of [
        { [one]: 40, [other]: 1 },
        { [one]: 1, [other]: 40 },
        { [one]: 9, [other]: 9 },
      ])
        assert.deepEqual(joined(labelled(counts)), []);
    });
  }

  for (const [one, other] of askedLabels) {
    it(`${one} and ${other} are asked about and not joined`, () => {
      for (const counts of [
        { [one]: 40, [other]: 1 },
        { [one]: 1, [other]: 40 },
      ]) {
        assert.deepEqual(labelTwins(labelled(counts)), []);
        assert.deepEqual(
          likelyTwins(labelled(counts)).map(({ why }) => why),
          ['accent'],
        );
      }
    });
  }

  it('and the categories of all pairs together only ask about what is one word', () => {
    const all = [...new Set(differentLabels.flat())].map((label) => ({ label }));
    const pairs = new Set(differentLabels.map((pair) => [...pair].sort().join(' | ')));
    for (const family of joined(all))
      assert.ok(!pairs.has([...family].sort().join(' | ')), family.join(' = '));
  });
});
