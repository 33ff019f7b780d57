import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { personalDataKinds } from '../../contract/personalData.ts';
import { maskPersonalData } from './maskPersonalData.ts';
import { modelText } from './modelText.ts';
import { makeCorpus } from './testing/makeCorpus.ts';

const read = (text: string): string => modelText({ text });

describe('a masked text as a model reads it', () => {
  it('has numbers of its own, each kind from 1 on, and one value one number', () => {
    assert.equal(
      read('[PESSOA 31] e [PESSOA 4], CPF [CPF 9], contra [PESSOA 31]'),
      '[PESSOA 1] e [PESSOA 2], CPF [CPF 1], contra [PESSOA 1]',
    );
    assert.equal(read('nada [a mascarar] nem [CPF x]'), 'nada [a mascarar] nem [CPF x]');
  });

  it('does not depend on the texts it was masked with', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const texts = makeCorpus(6, seed).map(({ text }) => text);
        const alone = texts.map((text) => read(maskPersonalData([text], personalDataKinds)[0] ?? ''));
        assert.deepEqual(maskPersonalData(texts, personalDataKinds).map(read), alone);
      }),
      { numRuns: 40 },
    );
  });
});
