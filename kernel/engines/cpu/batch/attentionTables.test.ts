/** The tables of attention: what goes into the groups comes back to where it was, and nothing hidden is seen. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { groupTables, packedTables, repeatForTables } from './attentionTables.ts';
import { packBatch } from './packBatch.ts';

const headCount = 3;
const someLengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });

describe('attention tables', () => {
  it('bring every row of every head back', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const batch = packBatch(Int32Array.from(lengths));
        const laidOut = groupTables(batch, headCount).flatMap(({ rows }) => [...rows]);
        const { packed, tableRows } = packedTables(batch, headCount);
        assert.equal(tableRows, laidOut.length);
        const back = Array.from(packed, (at) => laidOut[at]);
        assert.deepEqual(
          back,
          Array.from({ length: batch.rowCount * headCount }, (_, row) => row),
        );
      }),
    );
  });

  it('bring the first token of every text back', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const batch = packBatch(Int32Array.from(lengths));
        const laidOut = groupTables(batch, headCount).flatMap(({ firstRows }) => [...firstRows]);
        const back = Array.from(packedTables(batch, headCount).firstPacked, (at) => laidOut[at]);
        assert.deepEqual(
          back,
          Array.from({ length: lengths.length * headCount }, (_, row) => row),
        );
      }),
    );
  });

  it('hide exactly the positions beyond the end of a text, which read the null row', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const batch = packBatch(Int32Array.from(lengths));
        groupTables(batch, headCount).forEach(({ rows, keyMask }, g) => {
          const { texts, size } = batch.groups[g]!;
          texts.forEach((text, i) => {
            for (let position = 0; position < size; position++) {
              const isBeyond = position >= lengths[text]!;
              assert.equal(keyMask[i * size + position]! < 0, isBeyond);
              const row = Math.floor(rows[i * headCount * size + position]! / headCount);
              assert.equal(row, isBeyond ? batch.tokenCount : batch.starts[text]! + position);
            }
          });
        });
      }),
    );
  });

  it('have a null row only where some text is shorter than its group', () => {
    assert.equal(packBatch(Int32Array.of(4, 2, 4, 1)).rowCount, 11);
    assert.equal(packBatch(Int32Array.of(9, 8, 7, 6, 5)).rowCount, 36);
  });

  it('repeat for tables that follow each other', () => {
    const tables = { tableRows: 10, packed: Int32Array.of(0, 1, 2, 3), firstPacked: new Int32Array() };
    assert.deepEqual([...repeatForTables(tables, 2, 3)], [0, 1, 10, 11, 20, 21, 2, 3, 12, 13, 22, 23]);
  });
});
