import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import { sharedPath } from '../../../tools/testing/sharedFolder.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { defaultLimits } from '../../contract/limits.ts';
import { readTable } from '../readTable.ts';
import { requestFor } from './testing/classify.ts';
import { writeClassified } from './writeClassified.ts';

const files = [
  ['pt_legal_movimentacoes', 'Relatorio_Movimentacoes.xlsx'],
  ['pt_legal_movimentacoes', 'movimentacoes.ods'],
  ['pt_legal_movimentacoes', 'movimentacoes_cp1252_ponto_e_virgula.csv'],
  ['pt_legal_movimentacoes', 'movimentacoes_utf16le_tab.txt'],
  ['en_banking77', 'banking77_utf8bom.csv'],
] as const;

describe('a real file, classified and read again', () => {
  for (const [dataSet, name] of files) {
    it(`has every cell it had and each verdict in its row: ${name}`, async function () {
      const path = sharedPath(this, 'data', dataSet, 'messy', name);
      const original = readFileSync(path);
      await withTemporaryFolder(async (folder) => {
        const before = await readTable(path, {}, { limits: defaultLimits });
        const verdicts = Object.fromEntries(
          before.rows.map(({ rowNumber }) => [rowNumber, `categoria ${rowNumber} 0.5`]),
        );
        const request = {
          ...requestFor(path, join(folder, basename(path)), { head: before, verdicts }),
          head: before,
        };
        const { output, addedColumns, converted } = await writeClassified(request);
        const after = await readTable(output, {}, { limits: defaultLimits });
        const width = before.columns.length;
        assert.deepEqual(
          after.columns.slice(-3).map((column) => column.name),
          addedColumns,
        );
        assert.deepEqual(
          after.rows.map(({ rowNumber }) => rowNumber),
          before.rows.map(({ rowNumber }) => rowNumber),
        );
        for (const [i, { cells, rowNumber }] of after.rows.entries()) {
          // An xlsx file breaks lines with LF alone.
          const expected = before.rows[i]!.cells.map((cell) =>
            converted ? cell.replaceAll('\r\n', '\n') : cell,
          );
          assert.deepEqual(cells.slice(0, width), expected, `row ${rowNumber}`);
          assert.equal(cells.at(-3), `categoria ${rowNumber}`);
        }
      });
      assert.ok(readFileSync(path).equals(original));
    });
  }
});
