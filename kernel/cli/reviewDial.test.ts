import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReviewPoint } from '../../core/contract/evaluation.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { runCli } from './testing/runCli.ts';
import { labels, prediction } from './testing/sampleAnswers.ts';
import { trained } from './testing/trainingStream.ts';

const review: ReviewPoint[] = [
  { promise: 0.9, reviewBelow: 0.4, automaticShare: 0.924, agreement: 0.91 },
  { promise: 0.95, reviewBelow: 0.6, automaticShare: 0.72, agreement: 0.9996 },
  { promise: 0.98, reviewBelow: 0.9, automaticShare: 0.31, agreement: 1 },
  { promise: 0.99, reviewBelow: 1, allForReview: 'fewTexts', automaticShare: 0, agreement: null },
];
const result = trained();
assert.ok(result.kind === 'answered' && result.answer.kind === 'trained');
const answer = { ...result.answer, evaluation: { ...result.answer.evaluation, review } };

const allForReview: Extract<KernelAnswer, { kind: 'predicted' }> = {
  kind: 'predicted',
  count: 1,
  needsReview: 1,
  allForReview: 'fewTexts',
  predictions: [prediction],
  copy: null,
  labels,
};

describe('the human-review dial on the command line (R40)', () => {
  it('says how much can go without review, for each promise that can be kept', async () => {
    const script = { events: [{ kind: 'answered', answer } as const] };
    const { output } = await runCli({ words: ['train', 'a.csv'], script });
    assert.match(
      output,
      /Automático para 72 % dos textos; meta: 95 % de acerto; na conferência: 99,9 % de 69 textos/u,
    );
    assert.match(
      output,
      /Automático para 31 % dos textos; meta: 98 % de acerto; na conferência: 100 % de 30 textos/u,
    );
    assert.doesNotMatch(output, /99 % de acerto|abaixo desta meta/u);
    assert.match(output, /--agreement 98\./u);
    const english = await runCli({ words: ['train', 'a.csv', '--lang', 'en'], script });
    assert.match(
      english.output,
      /Automatic for 72% of the texts; goal: 95% right; in the check: 99\.9% of 69 texts/u,
    );
  });
  it('says which promises the check did not bear out, and recommends none of them', async () => {
    const points: ReviewPoint[] = [
      { promise: 0.8, reviewBelow: 0.2, automaticShare: 1, agreement: 0.727 },
      { promise: 0.85, reviewBelow: 0.3, automaticShare: 0.5, agreement: 0.831 },
      { promise: 0.95, reviewBelow: 0.6, automaticShare: 0.0625, agreement: 1 },
      { promise: 0.98, reviewBelow: 0.9, automaticShare: 0.03, agreement: 0.9 },
    ];
    const missing = { ...answer, evaluation: { ...answer.evaluation, review: points } };
    const script = { events: [{ kind: 'answered', answer: missing } as const] };
    const said = (await runCli({ words: ['train', 'a.csv'], script })).output.replaceAll(/\s+/gu, ' ');
    assert.match(
      said,
      /! Automático para 100 % dos textos; meta: 80 % .* 72,7 % de 96 textos A conferência/u,
    );
    assert.match(said, /conte com 73 acertos em cada 100, e não com 80\. • Automático para 50 %/u);
    assert.match(said, /100 % de 6 textos/u);
    assert.match(said, /Para usar outra: --agreement 85\./u);
    const alone = { ...answer, evaluation: { ...answer.evaluation, review: points.slice(2) } };
    const other = await runCli({
      words: ['train', 'a.csv'],
      script: { events: [{ kind: 'answered', answer: alone } as const] },
    });
    assert.doesNotMatch(other.output, /--agreement/u);
  });
  it('says which lower promise leaves how many, where all are marked for review', async () => {
    const predicted: KernelAnswer = {
      ...allForReview,
      count: 30,
      needsReview: 30,
      lowerPromise: { promise: 0.9, withoutReview: 12 },
    };
    const script = { events: [{ kind: 'answered', answer: predicted } as const] };
    const said = (await runCli({ words: ['predict', 'm', '--text', 'a'], script })).output;
    assert.match(
      said.replaceAll(/\s+/gu, ' '),
      /meta menor, de 90 % de acerto \(--agreement 90\), 12 seguiriam sem revisão/u,
    );
  });
  it('says nothing of it where the model has none', async () => {
    const script = { events: [{ kind: 'answered', answer: result.answer } as const] };
    const { output } = await runCli({ words: ['train', 'a.csv'], script });
    assert.doesNotMatch(output, /Automático/u);
  });
  it('a promise is asked for in per cent or as a share, and must be one the dial has', async () => {
    const predicted: KernelAnswer = { ...allForReview, allForReview: 'manyMistakes', agreement: 0.98 };
    const script = { events: [{ kind: 'answered', answer: predicted } as const] };
    const words = ['predict', 'm', '--text', 'a', '--agreement'];
    for (const word of ['98', '98%', '0,98', '0.98']) {
      const { exitCode, output } = await runCli({ words: [...words, word], script });
      assert.equal(exitCode, 0, word);
      assert.match(output.replaceAll(/\s+/gu, ' '), /para prometer 98 acertos em cada 100/u);
    }
    for (const word of ['97', '1', 'muito', '98,4']) {
      const { exitCode, notes } = await runCli({ words: [...words, word], script });
      assert.equal(exitCode, 2, word);
      assert.match(notes, /80, 85, 90, 95, 98, 99/u);
    }
  });
});
