import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { freeRunFolder, freeSibling } from './freePath.ts';

const today = new Date(2026, 0, 4);

describe('names for new files and folders', () => {
  it('a run is named after its spreadsheet and the day', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'dados', 'Ações cíveis.xlsx');
      assert.equal(freeRunFolder(folder, path, today), join(folder, 'treinos', 'Ações cíveis-2026-01-04-1'));
    }));
  it('the next run of the day gets the next number', () =>
    withTemporaryFolder((folder) => {
      mkdirSync(join(folder, 'treinos', 'a-2026-01-04-1'), { recursive: true });
      assert.equal(basename(freeRunFolder(folder, 'a.csv', today)), 'a-2026-01-04-2');
    }));
  it('long names are cut, and what Windows refuses at the end goes', () => {
    const name = basename(freeRunFolder('x', `${'a'.repeat(59)} .b.csv`, today));
    assert.equal(name, `${'a'.repeat(59)}-2026-01-04-1`);
    assert.equal(basename(freeRunFolder('x', '...csv', today)), 'treino-2026-01-04-1');
  });
  it('a classified copy lies beside the original and never replaces anything', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'novos processos.xlsx');
      const first = freeSibling(path, 'classificado', 'file');
      assert.equal(basename(first), 'novos processos-classificado.xlsx');
      writeFileSync(first, '');
      assert.equal(
        basename(freeSibling(path, 'classificado', 'file')),
        'novos processos-classificado-2.xlsx',
      );
    }));
  it('a folder’s name may have dots', () => {
    assert.equal(freeSibling(join('x', 'v1.2'), 'export', 'folder'), join('x', 'v1.2-export'));
  });
});
