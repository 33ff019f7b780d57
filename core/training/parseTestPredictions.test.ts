import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseTestPredictions } from './parseTestPredictions.ts';
import { samplePredictions } from './testing/sampleRun.ts';

const text = samplePredictions.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('the answers of a run, read again', () => {
  it('are what was written', () => {
    assert.deepEqual(parseTestPredictions(text), samplePredictions);
    assert.deepEqual(parseTestPredictions(''), []);
  });
  it('cut anywhere they are not taken for fewer, but where a line ends', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), (end) => {
        const found = parseTestPredictions(text.slice(0, end));
        if (end === 0 || text[end - 1] === '\n')
          assert.equal(found?.length, text.slice(0, end).split('\n').length - 1);
        else assert.equal(found, undefined);
      }),
    );
  });
  it('a line that is no answer spoils all', () => {
    for (const line of ['{}', 'null', '', '{"row":2,"key":"a","truth":"A","predicted":"A","confidence":2}'])
      assert.equal(parseTestPredictions(`${text}${line}\n`), undefined);
  });
});
