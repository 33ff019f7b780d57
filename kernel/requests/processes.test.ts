import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parseTestPredictions } from '../../core/training/parseTestPredictions.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { seededRandom } from '../data/seededRandom.ts';
import { ask } from '../testing/ask.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';

const labels = ['Cobrança', 'Família', 'Trabalho'];

/** Sixty processes of four rows, each with words of its own; its category is drawn and nothing in a text tells it. */
function sheetOfProcesses(): string {
  const random = seededRandom(11);
  const rows = Array.from({ length: 60 }, (_, process) => {
    const words = Array.from({ length: 6 }, () => (random() % 1e9).toString(36).padEnd(6, 'o'));
    const label = labels[random() % labels.length] ?? '';
    const number = checked(process + 1000);
    return Array.from({ length: 4 }, () => {
      const own = Array.from({ length: 8 }, () => words[random() % words.length] ?? '');
      return `${number},o autor requer ${own.join(' ')} nos autos ${random() % 1e6},${label}`;
    });
  });
  return ['processo,texto,categoria', ...rows.flat()].join('\n');
}

/** Twenty processes of ten rows; the category is plain in every text. */
function plainSheet(): string {
  const words = ['boleto dívida', 'guarda pensão', 'salário rescisão'];
  const random = seededRandom(12);
  const rows = Array.from({ length: 20 }, (_, process) =>
    Array.from(
      { length: 10 },
      () =>
        `${checked(process + 5000)},${words[process % 3] ?? ''} ${random().toString(36)},${labels[process % 3] ?? ''}`,
    ),
  );
  return ['processo,texto,categoria', ...rows.flat()].join('\n');
}

/** A process number with its check digits (module 97). */
function checked(serial: number): string {
  const start = String(serial).padStart(7, '0');
  const digits = 98n - ((BigInt(`${start}20198260100`) * 100n) % 97n);
  return `${start}-${String(digits).padStart(2, '0')}.2019.8.26.0100`;
}

describe('rows of one process', function () {
  this.timeout(60_000);

  it('are never asked about by a model that learnt from that process', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'petições.csv');
      writeFileSync(path, sheetOfProcesses());
      const config = { data: { path }, stages: ['baseline'] };
      const advised = await ask({ kind: 'advise', config });
      assert.ok(advised.answer?.kind === 'advised', advised.error?.code);
      const { advice, rows: asked } = advised.answer;
      const right = advice.reduce((sum, { recall, count }) => sum + recall * count, 0) / asked;
      assert.ok(advice.length === 3 && right < 0.6, `${right} recognised`);
      const doubted = await ask({ kind: 'suspects', config });
      assert.ok(doubted.answer?.kind === 'suspected', doubted.error?.code);
      assert.ok(doubted.answer.suspects.length < 0.1 * asked, 'sure of what it cannot tell');
      const trained = await ask({ kind: 'train', config, runFolder: join(folder, 'treino') });
      assert.ok(trained.answer?.kind === 'trained', trained.error?.code);
      const lines = readFileSync(runPaths(join(folder, 'treino')).predictions, 'utf8');
      const tested = parseTestPredictions(lines) ?? [];
      const groupOf = new Map<string, number | undefined>();
      const [, ...rows] = sheetOfProcesses().split('\n');
      for (const { row, group } of tested) {
        const process = rows[row - 2]?.slice(0, 25) ?? '';
        assert.equal(groupOf.get(process) ?? group, group, 'one process in two groups');
        groupOf.set(process, group);
      }
      assert.ok(groupOf.size > 3 && tested.length === 4 * groupOf.size);
      assert.equal(new Set(groupOf.values()).size, groupOf.size);
      const { evaluation } = await readRecord(runPaths(join(folder, 'treino')));
      assert.ok(evaluation && evaluation.trainAccuracy < 0.6, `${evaluation?.trainAccuracy}`);
      assert.ok(!evaluation.verdicts.some(({ code }) => code === 'overfitting'));
    }));

  it('prove too little to go without review where they are of two processes', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'petições.csv');
      writeFileSync(path, plainSheet());
      const config = { data: { path }, stages: ['baseline'] };
      const { answer, error } = await ask({ kind: 'train', config, runFolder: join(folder, 'treino') });
      assert.ok(answer?.kind === 'trained', error?.code);
      assert.equal(answer.evaluation.validationAccuracy, 1);
      assert.equal(answer.evaluation.allForReview, 'fewTexts');
    }));
});
