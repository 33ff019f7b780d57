import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languages } from '../../core/text/language.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import { resultSaid } from './resultSaid.ts';
import type { Outcome } from './resultSaid.ts';

const evaluation: Outcome['answer']['evaluation'] = {
  stage: 'fineTuned',
  test: { accuracy: 0.87, interval: { low: 0.8, high: 0.9, level: 0.95 }, count: 120 },
  baseline: { accuracy: 0.7 },
};
const unchanged = { from: null, to: null, step: null };

describe('what came of a run', () => {
  for (const language of languages) {
    const texts = textsOf[language];
    const { result } = texts.extension;
    const { because } = texts.progress;
    const said = (stoppedEarly: boolean, adjustments: Outcome['adjustments'] = []) =>
      resultSaid({ answer: { stoppedEarly, evaluation }, adjustments }, texts);

    it(`is one sentence where all went well (${language})`, () => {
      assert.doesNotMatch(said(false), new RegExp(result.stoppedEarly, 'u'));
      assert.match(said(false), /87/u);
    });

    it(`says that it was stopped (${language})`, () => {
      assert.ok(said(true).startsWith(result.stoppedEarly));
    });

    it(`says what ended it where nobody stopped it (${language})`, () => {
      for (const reason of ['diskFull', 'failed'] as const) {
        const shown = said(true, [{ what: 'stagesShortened', reason, ...unchanged }]);
        assert.ok(shown.startsWith(because[reason]), shown);
        assert.ok(!shown.includes(result.stoppedEarly), shown);
      }
      const other = [{ what: 'learningRateHalved', reason: 'lossRose', ...unchanged }] as const;
      assert.ok(!said(false, other).includes(because.lossRose));
    });
  }
});
