/** What the finders owe: how much is found and how little is wrong, on generated texts and on court movements marked by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sharedPath } from '../../../tools/testing/sharedFolder.ts';
import { makeCorpus } from './testing/makeCorpus.ts';
import { markedRows, markedSamples } from './testing/markedRows.ts';
import { describeErrors, scoreFindings } from './testing/scoreFindings.ts';

const leastPrecision = 0.98;
const leastRecall = 0.95;

describe('personal data are found', () => {
  it('in 3,000 generated texts, every kind as well as all together', () => {
    const corpus = makeCorpus(3000, 42);
    for (const [kind, { right, found, marked }] of Object.entries(scoreFindings(corpus).byKind)) {
      assert.ok(marked >= 300, `${kind}: only ${marked} to find`);
      const isGood = right >= leastPrecision * found && right >= leastRecall * marked;
      if (!isGood) assert.fail([`${kind}: ${right} right of ${found}`, ...describeErrors(corpus)].join('\n'));
    }
  });

  it('in each sample of court movements that a person marked', function () {
    const path = sharedPath(this, 'data', 'pt_legal_movimentacoes', 'data.csv');
    const samples = markedSamples.map((sample) => markedRows(path, sample));
    assert.ok(samples.every(({ length }) => length >= 250));
    for (const rows of [...samples, samples.flat()]) {
      const score = scoreFindings(rows);
      assert.ok(score.precision >= leastPrecision && score.recall >= leastRecall, JSON.stringify(score));
    }
  });
});
