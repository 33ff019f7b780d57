import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { personalDataKinds } from '../../contract/personalData.ts';
import { findPersonalData } from './findPersonalData.ts';
import { maskPersonalData } from './maskPersonalData.ts';
import { makeCorpus } from './testing/makeCorpus.ts';
import { valueKey } from './valueKey.ts';

const mask = (...texts: string[]): string[] => maskPersonalData(texts, personalDataKinds);

/** Generated texts and hostile ones, in which masking one value lets another be seen. */
const texts = fc.oneof(
  fc.nat(10_000).map((seed) => makeCorpus(3, seed).map(({ text }) => text)),
  fc.array(
    fc
      .array(
        fc.constantFrom(
          '529.982.247-25',
          '(11) 3255-0147',
          '0001234-74.2019',
          'OAB/SP 384215',
          'a@b.com',
          'Dr. ',
          'Rui Sá',
          'CPF ',
          ' e ',
          '-',
          '/',
          '.',
          '1',
          '[CPF 1]',
          '[OAB 99999]',
          '[',
          'autor ',
        ),
        { maxLength: 12 },
      )
      .map((pieces) => pieces.join('')),
    { maxLength: 4 },
  ),
);

describe('masking', () => {
  it('gives one value one placeholder, and different values different ones', () => {
    const [a = '', b = '', c = ''] = mask(
      'Dr. João Silva, CPF 529.982.247-25',
      'o autor JOÃO SILVA (CPF 52998224725), Sra. Ana Lima',
      'CPF 111.444.777-35',
    );
    const [name = ''] = /\[PESSOA \d\]/.exec(a) ?? [];
    const [cpf = ''] = /\[CPF \d\]/.exec(a) ?? [];
    assert.equal(a, `Dr. ${name}, CPF ${cpf}`);
    assert.ok(b.startsWith(`o autor ${name} (CPF ${cpf}), Sra. [PESSOA `) && !b.endsWith(name), b);
    assert.match(c, /^CPF \[CPF [12]\]$/);
    assert.ok(!c.endsWith(cpf));
  });

  it('leaves the other kinds where they are', () => {
    assert.deepEqual(maskPersonalData(['Dr. João Silva, CPF 529.982.247-25'], ['cpf']), [
      'Dr. João Silva, CPF [CPF 1]',
    ]);
  });

  it('numbers new values above the placeholders that are there', () => {
    assert.deepEqual(mask('CPF [CPF 7] e CPF 529.982.247-25'), ['CPF [CPF 7] e CPF [CPF 8]']);
  });

  it('changes nothing the second time, and leaves nothing to be found', () => {
    fc.assert(
      fc.property(texts, (own) => {
        const masked = mask(...own);
        assert.deepEqual(mask(...masked), masked);
        for (const text of masked) assert.deepEqual(findPersonalData(text), []);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of the texts', () => {
    const shuffles = fc.nat(1000).chain((seed) => {
      const own = makeCorpus(12, seed).map(({ text }) => text);
      return fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length }));
    });
    fc.assert(
      fc.property(shuffles, ([own, shuffled]) => {
        assert.deepEqual(mask(...own).sort(), mask(...shuffled).sort());
      }),
      { numRuns: 20 },
    );
  });

  it('touches nothing but what was found', () => {
    for (const { text } of makeCorpus(150, 11)) {
      let place = 0;
      let kept = '';
      for (const { start, end } of findPersonalData(text)) {
        kept += text.slice(place, start);
        place = end;
      }
      kept += text.slice(place);
      const [masked = ''] = mask(text);
      assert.equal(masked.replace(/\[[A-Z-]+ \d+\]/g, ''), kept);
    }
  });
});

describe('two spellings are one value', () => {
  const same: [Parameters<typeof valueKey>[0], string, string][] = [
    ['cpf', '529.982.247-25', '52998224725'],
    ['cnpj', '12.abc.345/01de-35', '12ABC34501DE35'],
    ['process', '0001234-74.2019.8.26.0100', '00012347420198260100'],
    ['oab', 'OAB/SP 384.215', 'OAB 384215/SP'],
    ['oab', 'OAB/SP: 331.507-E', '331507E/OAB-SP'],
    ['oab', 'RJ012345', 'OAB 12.345/RJ'],
    ['phone', '+55 (11) 3255-0147', '011 32550147'],
    ['email', 'Ana@X.com', 'ana@x.com'],
    ['person', 'JOÃO  DA SILVA', 'João da Silva'],
  ];
  for (const [kind, one, other] of same)
    it(`“${one}” and “${other}”`, () => {
      assert.equal(valueKey(kind, one), valueKey(kind, other));
    });
  it('but not of another state', () => {
    assert.notEqual(valueKey('oab', 'OAB/SP 384215'), valueKey('oab', 'OAB/RJ 384215'));
  });
});
