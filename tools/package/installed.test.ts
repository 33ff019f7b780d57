import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { skip } from '../testing/skip.ts';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';
import { vsixEntries } from './makeVsix.ts';
import { targets } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Progress is not for the person who reads test results. */
const quiet: StdioOptions = ['ignore', 'pipe', 'ignore'];

const lastEventSchema = z.object({
  event: z.object({ answer: z.object({ kind: z.string() }).loose() }),
});
const diagnosisSchema = z.object({
  report: z.object({ devices: z.array(z.object({ engine: z.string().optional(), available: z.boolean() })) }),
});
const inspectionSchema = z.object({ kind: z.literal('inspected') });

/** What the programs of a package say when they are unpacked where no other packages are to be found. */
describe('an unpacked package', () => {
  it('finds its programs, native files and templates', async function () {
    const target = targets.find(({ name }) => name === `${process.platform}-${process.arch}`);
    if (target === undefined) skip(this, `no package is made for ${process.platform}-${process.arch}`);
    await withTemporaryFolder((outer) => {
      const folder = join(outer, 'Área de Trabalho');
      for (const [path, bytes] of Object.entries(vsixEntries(root, target))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      const ask = (...words: string[]) => {
        const program = join(folder, 'extension', 'dist', 'cli.js');
        const env = { ...process.env, BERT_TRAINING_STATE: join(outer, 'state') };
        const options = { cwd: folder, env, encoding: 'utf8', stdio: quiet } as const;
        const lines = execFileSync(process.execPath, [program, ...words, '--json'], options)
          .trimEnd()
          .split('\n');
        return lastEventSchema.parse(JSON.parse(lines.at(-1) ?? '')).event.answer;
      };
      const { devices } = diagnosisSchema.parse(ask('doctor')).report;
      assert.ok(devices.some(({ engine, available }) => engine === 'cpu' && available));
      const sample = join(folder, 'extension', 'templates', 'samples', 'movimentacoes-exemplo.xlsx');
      inspectionSchema.parse(ask('inspect', sample));
    });
  });
});
