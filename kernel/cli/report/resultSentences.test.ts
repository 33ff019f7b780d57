/** Sentences that depend on numbers: what a person would read must fit what happened. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inspected } from '../../../core/text/testing/inspected.ts';
import { textsOf } from '../../../core/text/textsOf.ts';

const { head } = inspected;
const stage = (name: 'baseline' | 'instant', accuracy: number) => ({
  stage: name,
  validationAccuracy: accuracy,
  validationMacroF1: accuracy,
  seconds: 1,
});

describe('sentences of a result', () => {
  it('do not speak of others where only one model was trained', () => {
    const alone = [stage('baseline', 0.9)];
    assert.equal(
      textsOf['pt-BR'].result.deliveredBecause('baseline', alone),
      'Só o método simples foi treinado, e é o que foi entregue.',
    );
    assert.match(textsOf.en.result.deliveredBecause('baseline', alone), /^Only the simple method/u);
    const two = [stage('baseline', 0.9), stage('instant', 0.9)];
    assert.match(textsOf['pt-BR'].result.deliveredBecause('baseline', two), /os outros/u);
  });
  it('do not say “as good” behind “more often right”', () => {
    for (const language of ['pt-BR', 'en'] as const) {
      const { comparedWithSimple, verdicts } = textsOf[language].result;
      assert.match(comparedWithSimple(0.9, 0.92), /acerta mais|does better/u);
      assert.doesNotMatch(verdicts.baseline_as_good, /tanto quanto|as well as/u);
    }
  });
  it('speak of one category as one', () => {
    const { result } = textsOf['pt-BR'];
    assert.match(result.missedLabels(['A']), /dos textos de uma categoria: “A”\. .*exemplos dela/u);
    assert.match(result.tips.few_examples(['A'], undefined), /exemplos dessa categoria/u);
    assert.match(result.tips.misses_many(['A'], undefined), /a escolhe\. Inclua exemplos dela /u);
    assert.match(result.tips.misses_many(['A', 'B'], undefined), /as escolhe\. Inclua exemplos delas /u);
    assert.match(result.tips.claims_too_much(['A', 'B'], undefined), /se pareçam com elas/u);
    assert.match(result.unknownLabels(['A']), /não conhece uma categoria/u);
  });
  it('count one row, and several cells, as what they are', () => {
    const step = { kind: 'dropRareLabels', fewerThan: 2 } as const;
    const dropped = (removedRows: number[]) => ({ step, removedRows, changedRows: [] });
    const { data } = textsOf['pt-BR'];
    assert.match(data.cleaning.dropRareLabels(dropped([7])), /^1 linha de uma categoria .* fica de fora/u);
    assert.match(data.cleaning.dropRareLabels(dropped([7, 9])), /^2 linhas de categorias .* ficam de fora/u);
    const english = textsOf.en.data;
    assert.match(english.cleaning.dropRareLabels(dropped([7])), /^1 row of a category .* is left out/u);
    const emptied = (count: number) =>
      data.facts.error_cells_emptied({ code: 'error_cells_emptied', count }, head);
    assert.match(emptied(1), /^1 célula com erro foi lida como vazia\./u);
    assert.match(emptied(18), /^18 células com erro foram lidas como vazias\./u);
  });
  it('count one layer as one', () => {
    assert.match(textsOf['pt-BR'].progress.frozen(1), /^A primeira camada do modelo fica/u);
    assert.match(textsOf.en.progress.frozen(1), /^The first layer of the model stays/u);
    assert.match(textsOf['pt-BR'].progress.frozen(2), /^As primeiras 2 camadas/u);
  });
});
