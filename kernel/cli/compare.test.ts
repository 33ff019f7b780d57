import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import type { TestPrediction } from '../../core/contract/testPrediction.ts';
import { computeScores } from '../../core/training/scores.ts';
import {
  sampleEvaluation,
  sampleLabels,
  samplePredictions,
  sampleRecord,
} from '../../core/training/testing/sampleRun.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';

/** Writes a run's folder; its scores are those of its predictions. */
function writeRun(
  folder: string,
  predictions: readonly TestPrediction[],
  changes: Partial<RunRecord> = {},
): void {
  const indexOf = (label: string) => sampleLabels.indexOf(label);
  const test = computeScores({
    truth: predictions.map(({ truth }) => indexOf(truth)),
    predicted: predictions.map(({ predicted }) => indexOf(predicted)),
    labels: sampleLabels,
  });
  mkdirSync(folder, { recursive: true });
  const record = { ...sampleRecord, evaluation: { ...sampleEvaluation, test }, ...changes };
  writeFileSync(join(folder, 'run.json'), JSON.stringify(record));
  writeFileSync(
    join(folder, 'test-predictions.jsonl'),
    predictions.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
}

const mistakes = samplePredictions.filter(({ truth, predicted }) => truth !== predicted);
/** The sample, with all but three of its mistakes put right, and one new one. */
const better = samplePredictions.map((line, i) => {
  if (i === 0) return { ...line, predicted: 'Execução Fiscal' };
  return mistakes.indexOf(line) >= 3 ? { ...line, predicted: line.truth } : line;
});
/** A person gave five of the texts that the model got wrong the category that it had answered. */
const corrected = samplePredictions.map((line) => {
  const at = mistakes.indexOf(line);
  return at >= 0 && at < 5 ? { ...line, truth: line.predicted } : line;
});
const elsewhere = samplePredictions.map((line) => ({ ...line, key: `outro ${line.key}` }));

/** Compares two runs in both languages. */
async function check(
  name: string,
  [first, second]: readonly [readonly TestPrediction[], readonly TestPrediction[]],
  changes: Partial<RunRecord> = {},
): Promise<void> {
  await withTemporaryFolder(async (workFolder) => {
    writeRun(join(workFolder, 'treinos', 'a-1'), first);
    writeRun(join(workFolder, 'treinos', 'a-2'), second, changes);
    for (const language of ['pt-BR', 'en'] as const) {
      const words = ['compare', 'treinos/a-1', 'treinos/a-2', '--lang', language];
      const { exitCode, output, notes } = await runCli({ words, workFolder });
      assert.equal(exitCode, 0, notes);
      expectGolden(`${name}-${language}`, output);
    }
  });
}

describe('compare on the command line (R43)', () => {
  const { parameters } = sampleRecord;
  assert.ok(parameters);

  it('the same test texts', () =>
    check('compare', [samplePredictions, better], { parameters: { ...parameters, learningRate: 2e-4 } }));
  it('labels that were corrected where the model disagreed', () =>
    check('compare-relabelled', [samplePredictions, corrected], { rowsHash: 'c4d4'.repeat(16) }));
  it('what a person understands comes first; fingerprints are told with --details only', () =>
    withTemporaryFolder(async (workFolder) => {
      const { dataset, baseModel } = sampleRecord;
      assert.ok(dataset && baseModel);
      writeRun(join(workFolder, 'a'), samplePredictions);
      writeRun(join(workFolder, 'b'), better, {
        dataset: { ...dataset, usedRows: 785 },
        recipe: [{ kind: 'dropEmpty' }],
        baseModel: null,
        rowsHash: 'c4d4'.repeat(16),
      });
      const plain = await runCli({ words: ['compare', 'a', 'b'], workFolder });
      assert.match(plain.output, /número de linhas usadas: A 900, B 785/u);
      assert.match(
        plain.output,
        /consertos: A linhas repetidas fora \+ linhas vazias fora, B linhas vazias fora/u,
      );
      assert.match(plain.output, /modelo de linguagem: A e5-small-pt-en-es, B nenhum/u);
      assert.match(plain.output, /• as linhas usadas, o texto ou a categoria delas\n/u);
      assert.doesNotMatch(plain.output, /impressão digital|c4d4c4d4/u);
      const detailed = await runCli({ words: ['compare', 'a', 'b', '--details'], workFolder });
      assert.match(detailed.output, /linhas usadas \(impressão digital\): A c3d4c3d4c3d4, B c4d4c4d4c4d4/u);
    }));
  const told = {
    'pt-BR': [
      'ajuste “Textos longos”: A começo e fim, B só o começo',
      'ajuste “% para treino”: A 80 %, B 70 %',
      'ajuste “Balancear categorias”: A automático, B não',
      'ajuste “Velocidade de aprendizado”: A 0,0001, B 0,00002',
    ],
    en: [
      'setting “Long texts”: A beginning and end, B the beginning only',
      'setting “% for training”: A 80%, B 70%',
      'setting “Balance categories”: A automatic, B no',
      'setting “Learning speed”: A 0.0001, B 0.00002',
    ],
  };
  for (const language of ['pt-BR', 'en'] as const) {
    it(`settings have their plain names and values, in ${language}`, () =>
      withTemporaryFolder(async (workFolder) => {
        const changed = {
          longText: 'start',
          trainShare: 0.7,
          classWeights: 'off',
          learningRate: 2e-5,
        } as const;
        writeRun(join(workFolder, 'a'), samplePredictions);
        writeRun(join(workFolder, 'b'), better, { parameters: { ...parameters, ...changed } });
        const words = ['compare', 'a', 'b', '--lang', language];
        const { output } = await runCli({ words, workFolder });
        for (const line of told[language]) assert.ok(output.includes(`• ${line}\n`), output);
        assert.doesNotMatch(output, /startEnd|learningRate|0\.8\b/u);
        const detailed = await runCli({ words: [...words, '--details'], workFolder });
        assert.match(detailed.output, /(?:speed|aprendizado)” \(learningRate\): A/u);
      }));
  }
  it('other test texts: no ranking', () =>
    check('compare-different', [samplePredictions, elsewhere], { splitHash: 'e5f7'.repeat(16) }));

  it('--json gives the comparison', () =>
    withTemporaryFolder(async (workFolder) => {
      writeRun(join(workFolder, 'a'), samplePredictions);
      writeRun(join(workFolder, 'b'), better);
      const { output } = await runCli({ words: ['compare', 'a', 'b', '--json'], workFolder });
      const event = eventsOf(output).at(-1)?.event;
      assert.ok(event?.kind === 'answered' && event.answer.kind === 'compared');
      assert.equal(event.answer.comparison.testSet, 'same');
      assert.equal(event.answer.comparison.flips.length, 10);
    }));
  it('no line is wider than a narrow terminal, and nothing a file says commands it', () =>
    withTemporaryFolder(async (workFolder) => {
      writeRun(join(workFolder, 'a'), samplePredictions);
      writeRun(join(workFolder, 'b'), better);
      const path = join(workFolder, 'b', 'test-predictions.jsonl');
      const lines = better.map((line, i) => (i === 1 ? { ...line, predicted: '\u001b[31mX\u202e' } : line));
      writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const { output } = await runCli({ words: ['compare', 'a', 'b'], workFolder, columns: 50 });
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u202e]/u);
      for (const line of output.split('\n')) assert.ok(line.length <= 50, line);
    }));
  it('a run without a result is refused, with the command that finishes it', () =>
    withTemporaryFolder(async (workFolder) => {
      writeRun(join(workFolder, 'a'), samplePredictions);
      writeRun(join(workFolder, 'b'), better, { delivered: null, evaluation: null });
      const { exitCode, notes } = await runCli({ words: ['compare', 'a', 'b'], workFolder });
      assert.equal(exitCode, 3);
      assert.match(notes, /antes do fim[^]*bert-training resume/u);
    }));
  it('answers that were cut short are damaged', () =>
    withTemporaryFolder(async (workFolder) => {
      writeRun(join(workFolder, 'a'), samplePredictions);
      for (const kept of ['', '{"row":2}\n', `${JSON.stringify(samplePredictions[0])}\n`]) {
        writeFileSync(join(workFolder, 'a', 'test-predictions.jsonl'), kept);
        const { exitCode, notes } = await runCli({ words: ['compare', 'a', 'a'], workFolder });
        assert.equal(exitCode, 3);
        assert.match(notes, /danificado/u);
      }
    }));
  it('a folder that is no run', async () => {
    const { exitCode, notes } = await runCli({ words: ['compare', 'nada', 'nada'] });
    assert.equal(exitCode, 3);
    assert.match(notes, /Não há um treino/u);
  });
});
