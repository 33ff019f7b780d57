import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sampleEvaluation } from '../training/testing/sampleRun.ts';
import { textsOf } from './textsOf.ts';
import { verdictText } from './verdictText.ts';

const { result } = textsOf['pt-BR'];
const { test } = sampleEvaluation;

describe('the words of a verdict', () => {
  it('name the categories that were missed, and say where; “ignored” is said of none that was found', () => {
    const said = verdictText('class_imbalance_issue', sampleEvaluation, result);
    // Half of its ten texts were found: it is not ignored.
    assert.match(said, /^Na conferência, .* metade ou mais .*: “Mandado de Segurança”/u);
    const labels = test.labels.map((label) => ({ ...label, recall: 0.6 }));
    const none = { ...sampleEvaluation, test: { ...test, labels } };
    for (const language of ['pt-BR', 'en'] as const) {
      const found = verdictText('class_imbalance_issue', none, textsOf[language].result);
      assert.match(found, /^(?:Na conferência|In the check), .*“Mandado de Segurança”/u);
      assert.doesNotMatch(found, /ignorad|ignored/u);
    }
    const untested = { ...none, test: { ...test, labels: [] } };
    assert.equal(
      verdictText('class_imbalance_issue', untested, result),
      result.verdicts.class_imbalance_issue,
    );
  });
  it('say with the product design’s sentence that categories are ignored where none of their texts was found', () => {
    const labels = test.labels.map((label, i) => ({ ...label, recall: i === 1 ? 0 : 0.4 }));
    const ignoring = { ...sampleEvaluation, test: { ...test, labels } };
    const name = labels[1]?.label ?? '';
    assert.equal(
      verdictText('class_imbalance_issue', ignoring, result),
      `Algumas categorias estão sendo ignoradas. Adicione mais exemplos das categorias menores. Na conferência, o modelo não acertou nenhum texto de “${name}”.`,
    );
    assert.equal(
      verdictText('class_imbalance_issue', ignoring, textsOf.en.result),
      `Some categories are being ignored. Add more examples of the smaller categories. In the check, the model got no text right of “${name}”.`,
    );
  });
  it('“could not learn” never stands beside a check that went well', () => {
    const of = (accuracy: number) => ({ ...sampleEvaluation, test: { ...test, accuracy } });
    assert.match(verdictText('underfitting', of(0.71), result), /textos do treino .* acertou pouco/u);
    assert.equal(verdictText('underfitting', of(0.69), result), result.verdicts.underfitting);
  });
  it('“a larger model gains nothing” never stands beside one that got more right', () => {
    const of = (instant: number) => ({
      stage: 'baseline' as const,
      test: { ...test, accuracy: 0.6 },
      stages: [
        { stage: 'baseline' as const, accuracy: 0.6, macroF1: 0.4, interval: test.interval },
        { stage: 'instant' as const, accuracy: instant, macroF1: 0.4, interval: test.interval },
      ],
    });
    assert.match(verdictText('baseline_as_good', of(0.63), result), /um modelo maior acertou mais/u);
    assert.equal(verdictText('baseline_as_good', of(0.6), result), result.verdicts.baseline_as_good);
  });
});
