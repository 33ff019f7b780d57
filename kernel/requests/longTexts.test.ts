/** Texts above the limit of characters, from the file to the model and back. */
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import type { TableFact } from '../../core/contract/table.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

const limits = { dataset: { maxTextLength: 120 } };
const long = 'o credor pede o pagamento '.repeat(20).trim();
const shortened = { code: 'texts_shortened', count: 1, rows: [62], limit: 120 };

describe('texts above the limit of characters', () => {
  it('are learnt from, judged and classified by their beginning, and come back whole', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      appendFileSync(path, `\n${long},Cobrança\n`);
      const runFolder = join(folder, 'treino');
      const config = { data: { path }, stages: ['baseline'], limits };
      const trained = await ask({ kind: 'train', runFolder, config });
      assert.deepEqual(factOf(trained.events), shortened);
      const ready = trained.events.find(({ event }) => event.kind === 'datasetReady')?.event;
      assert.equal(ready?.kind === 'datasetReady' && ready.summary.characters.max, 120);

      const model = join(runFolder, 'model');
      const judged = await ask({ kind: 'evaluate', model, data: { path }, limits });
      assert.deepEqual(factOf(judged.events), shortened);
      assert.equal(judged.answer?.kind === 'evaluated' && judged.answer.counted, 61);

      const input = { kind: 'file', path, output: join(folder, 'classificadas.csv') };
      const { answer, events } = await ask({ kind: 'predict', model, input, limits });
      assert.deepEqual(factOf(events), shortened);
      assert.equal(answer?.kind === 'predicted' && answer.count, 61);
      const copy = readFileSync(input.output, 'utf8').trimEnd().split('\n');
      assert.equal(copy.length, 62);
      assert.ok(copy[61]?.startsWith(`${long},Cobrança,`), copy[61]);
    }));
});

function factOf(events: readonly KernelEvent[]): TableFact | undefined {
  const read = events.find(({ event }) => event.kind === 'tableRead')?.event;
  return read?.kind === 'tableRead'
    ? read.head.facts.find(({ code }) => code === 'texts_shortened')
    : undefined;
}
