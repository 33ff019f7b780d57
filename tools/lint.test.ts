/** The doors: the process's argv, environment and streams are refused everywhere else, whatever way they are asked for. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, it } from 'mocha';

const eslint = new ESLint({ cwd: fileURLToPath(new URL('..', import.meta.url)) });

/** Rules that the text breaks where it stood in this file. */
async function broken(text: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId).filter((rule) => rule?.includes('restricted'));
}

describe('eslint', function () {
  this.timeout(120_000);

  const imports = '@typescript-eslint/no-restricted-imports';
  const breaches: [string, string][] = [
    ['export const words = process.argv;', 'no-restricted-globals'],
    ['export const words = globalThis.process.argv;', 'no-restricted-properties'],
    ['const { process: own } = globalThis;\nexport const words = own.argv;', 'no-restricted-properties'],
    ["import { argv } from 'node:process';\nexport const words = argv;", imports],
    ["import { env } from 'process';\nexport const home = env['HOME'];", imports],
    ["import own from 'node:process';\nexport const words = own.argv;", imports],
    ["import * as own from 'node:process';\nexport const out = own.stdout;", imports],
    ["import { window } from 'vscode';\nexport const shown = window;", imports],
  ];
  for (const [text, rule] of breaches) {
    it(`refuses ${text.replaceAll('\n', ' ')}`, async () => {
      assert.ok((await broken(text, 'kernel/schedule.ts')).includes(rule));
    });
  }

  it('lets doors in, and everybody ask for the process’s own number', async () => {
    assert.deepEqual(
      await broken("import { argv } from 'node:process';\nexport const a = argv;", 'kernel/main.ts'),
      [],
    );
    assert.deepEqual(
      await broken("import { pid } from 'node:process';\nexport const p = pid;", 'kernel/schedule.ts'),
      [],
    );
  });
});
