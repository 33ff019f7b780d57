/** What a person reads who trains from a language model that is broken; every kind of damage: badFolders.test.ts. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { fixturePath } from '../model/testing/expectedCases.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { runCli } from './testing/runCli.ts';

/** `train --base` with a copy of a small model that `spoil` has broken. */
async function check(
  spoil: (folder: string) => void,
  said: Readonly<Record<'pt-BR' | 'en', RegExp>>,
): Promise<void> {
  await withTemporaryFolder(async (workFolder) => {
    writeSmallSheet(workFolder, 60);
    cpSync(fixturePath('bert-bf16'), join(workFolder, 'base'), { recursive: true });
    spoil(join(workFolder, 'base'));
    for (const language of ['pt-BR', 'en'] as const) {
      const words = ['train', 'petições.csv', '--base', 'base', '--out', 'r', '--lang', language];
      const { exitCode, notes } = await runCli({ words, workFolder });
      assert.equal(exitCode, 3, notes);
      assert.match(notes.replaceAll(/\s+/gu, ' '), said[language]);
      assert.doesNotMatch(notes, /truncated|bert\.|_at\b/u);
      assert.ok(!existsSync(join(workFolder, 'r')), 'left behind');
    }
  });
}

describe('training from a broken language model', function () {
  this.timeout(30_000);

  it('whose weights are cut off', () =>
    check(
      (folder) => {
        const path = join(folder, 'model.safetensors');
        truncateSync(path, Math.floor(readFileSync(path).byteLength * 0.9));
      },
      {
        'pt-BR': /✘ O modelo em “.*model\.safetensors” está danificado: um arquivo está incompleto/u,
        en: /✘ The model in “.*model\.safetensors” is damaged: a file is incomplete/u,
      },
    ));

  it('whose tokenizer is another model’s', () =>
    check(
      (folder) => {
        const path = join(folder, 'tokenizer.json');
        const text = readFileSync(path, 'utf8').replace('"[MASK]": 4', '"[MASK]": 4, "novo": 800');
        writeFileSync(path, text);
      },
      {
        'pt-BR': /o dicionário tem 801 pedaços de palavras, e o modelo conhece 800/u,
        en: /801[^.]*800/u,
      },
    ));
});
