import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { clustersOf } from './clustersOf.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const whole = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

describe('clustersOf', () => {
  it('cuts a long text as if it were looked at whole', () => {
    const parts = fc.constantFrom(
      'a',
      '判',
      'e\u0301',
      '👨\u200d👩\u200d👧',
      '🇧🇷',
      '🇧',
      '\u0301',
      '\u200d',
      '\r\n',
      '각',
      '\u1100\u1161',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 80, maxLength: 400 }), (list) => {
        const text = list.join('');
        assert.deepEqual([...clustersOf(text)], whole(text));
      }),
    );
  });

  it('keeps a cluster together that is longer than the window', () => {
    const text = `x${'a' + '\u0301'.repeat(2000)}${'🇧🇷'.repeat(300)}`;
    assert.deepEqual([...clustersOf(text)], whole(text));
    assert.deepEqual([...clustersOf('')], []);
  });
});
