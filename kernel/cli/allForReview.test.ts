import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { runCli } from './testing/runCli.ts';
import { labels, prediction } from './testing/sampleAnswers.ts';
import { trained } from './testing/trainingStream.ts';

describe('a model that marks everything for review', () => {
  const sure = { ...prediction, confidence: 0.97, probabilities: [0.02, 0.97, 0.01] };
  const allForReview = 'fewTexts' as const;
  const copy = {
    path: '/dados/novos-classificado.xlsx',
    addedColumns: ['Categoria', 'Confiança', 'Precisa de revisão'] as [string, string, string],
    textColumn: 'Ementa',
    learnedColumn: 'Ementa',
    blankRows: 0,
    converted: false,
    replacedCharacters: 0,
    neutralised: 0,
  };
  const result = trained();
  assert.ok(result.kind === 'answered' && result.answer.kind === 'trained');
  const evaluation = { ...result.answer.evaluation, allForReview };
  const cases: readonly (readonly [readonly string[], KernelAnswer])[] = [
    [['train', 'a.csv'], { ...result.answer, evaluation }],
    [
      ['predict', 'm', '--text', 'a', '--text', 'b'],
      {
        kind: 'predicted',
        count: 2,
        needsReview: 2,
        allForReview,
        predictions: [sure, sure],
        copy: null,
        labels,
      },
    ],
    [
      ['predict', 'm', 'novos.xlsx'],
      { kind: 'predicted', count: 60, needsReview: 60, allForReview, predictions: [], copy, labels },
    ],
    [['explain', 'm', 'a'], { kind: 'explained', prediction: sure, allForReview, words: [] }],
  ];
  for (const [words, answer] of cases) {
    it(`${words.join(' ')}: says why, once, and not that it is unsure`, async () => {
      for (const language of ['pt-BR', 'en'] as const) {
        const script = { events: [{ kind: 'answered', answer } as const] };
        const { output } = await runCli({ words: [...words, '--lang', language], script });
        const said = output.replaceAll(/\s+/gu, ' ');
        assert.equal(said.match(/marca tudo para revisão|marks everything for review/gu)?.length, 1);
        assert.doesNotMatch(said, /não tem certeza|is not sure/u);
      }
    });
  }
});
