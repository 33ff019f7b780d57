import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inspectionSchema, keptAtMost } from '../contract/inspection.ts';
import { inspected } from '../text/testing/inspected.ts';
import { inspectionOf } from './inspectionOf.ts';

describe('what is kept of a look at a data set', () => {
  it('has the findings, the recipe and the counts, and only the beginnings of long lists', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => i + 2);
    const labels = rows.map((row) => ({ label: `categoria ${row}`, count: 1 }));
    assert.ok(inspected.summary);
    const effects = [{ step: { kind: 'dropEmpty' } as const, removedRows: rows, changedRows: [] }];
    const summary = { ...inspected.summary, labels, effects, conflictingRows: rows };
    const kept = inspectionOf({ ...inspected, summary });
    assert.deepEqual(inspectionSchema.parse(JSON.parse(JSON.stringify(kept))), kept);
    assert.deepEqual(
      [kept.findings, kept.recipe, kept.head],
      [inspected.findings, inspected.recipe, inspected.head],
    );
    const first = { count: 3000, listed: rows.slice(0, keptAtMost) };
    const { summary: short } = kept;
    assert.ok(short);
    assert.deepEqual(
      short.effects.map(({ removed }) => removed),
      [first],
    );
    assert.deepEqual([short.conflicting, short.labelCount, short.labels.length], [first, 3000, keptAtMost]);
    assert.ok(!('recipeFile' in kept));
  });

  it('is as short where nothing was understood', () => {
    assert.equal(inspectionOf({ ...inspected, summary: null, findings: [] }).summary, null);
  });
});
