import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textSimilarity } from './textSimilarity.ts';

const texts = [
  'o autor pede o pagamento do aluguel atrasado',
  'o autor pede o pagamento do aluguel em atraso',
  'guarda do filho e visitas quinzenais',
  'o autor pede o pagamento do aluguel atrasado',
  '§',
];

describe('the similarity of texts', () => {
  it('is 1 for the same text, 0 where nothing is shared, and symmetric', async () => {
    const similarity = await textSimilarity(texts);
    assert.ok(Math.abs(similarity(0, 3) - 1) < 1e-6);
    assert.ok(Math.abs(similarity(4, 4) - 1) < 1e-6);
    assert.equal(similarity(2, 4), 0);
    for (const one of texts.keys())
      for (const other of texts.keys()) assert.equal(similarity(one, other), similarity(other, one));
  });
  it('is higher for texts that share words', async () => {
    const similarity = await textSimilarity(texts);
    assert.ok(similarity(0, 1) > 0.4 && similarity(0, 1) < 1, String(similarity(0, 1)));
    assert.ok(similarity(0, 2) < 0.2, String(similarity(0, 2)));
  });
});
