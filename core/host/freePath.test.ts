import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { freeRunFolder, freeSibling, siblingFile } from './freePath.ts';

const today = new Date(2026, 0, 4);

describe('names for new files and folders', () => {
  it('a run is named after its spreadsheet and the day', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'dados', 'Ações cíveis.xlsx');
      assert.equal(
        freeRunFolder(folder, path, { today }),
        join(folder, 'treinos', 'Ações cíveis-2026-01-04-1'),
      );
    }));
  it('the next run of the day gets the next number', () =>
    withTemporaryFolder((folder) => {
      mkdirSync(join(folder, 'treinos', 'a-2026-01-04-1'), { recursive: true });
      assert.equal(basename(freeRunFolder(folder, 'a.csv', { today })), 'a-2026-01-04-2');
    }));
  it('a folder that another run asked for is left to it', () =>
    withTemporaryFolder((folder) => {
      const taken = new Set([1, 2].map((n) => join(folder, 'treinos', `a-2026-01-04-${n}`)));
      assert.equal(basename(freeRunFolder(folder, 'a.csv', { today, taken })), 'a-2026-01-04-3');
    }));
  it('long names are cut, and what Windows refuses at the end goes', () => {
    const name = basename(freeRunFolder('x', `${'a'.repeat(59)} .b.csv`, { today }));
    assert.equal(name, `${'a'.repeat(59)}-2026-01-04-1`);
    assert.equal(basename(freeRunFolder('x', '...csv', { today })), 'treino-2026-01-04-1');
  });
  it('a classified copy lies beside the original, with the ending at the end', () => {
    assert.equal(
      siblingFile(join('x', 'novos processos.xlsx'), 'classificado'),
      join('x', 'novos processos-classificado.xlsx'),
    );
  });
  it('a folder’s name may have dots, and nothing is replaced', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'v1.2');
      assert.equal(freeSibling(path, 'export'), `${path}-export`);
      mkdirSync(`${path}-export`);
      assert.equal(freeSibling(path, 'export'), `${path}-export-2`);
    }));
});
