import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { noHash } from '../../core/host/audit/chain.ts';
import { publicKeyOf, signHead } from '../../core/host/audit/headSignature.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const head = signHead({ format: 1, seq: 0, hash: noHash, signedAt: 0 }, privateKey);
const line = canonicalJson({ kind: 'head', head });

function verify(folder: string, text: string, more: string[] = []) {
  const file = join(folder, 'auditoria.jsonl');
  writeFileSync(file, text);
  return runCli({ words: ['audit', 'verify', file, ...more] });
}

describe('audit verify', function () {
  this.timeout(60_000);

  it('says that a trail is whole, and with which key it was signed', () =>
    withTemporaryFolder(async (folder) => {
      const { exitCode, output } = await verify(folder, `${line}\n`);
      assert.equal(exitCode, 0);
      assert.match(output, /inteira: 0 eventos/u);
      assert.ok(output.includes(publicKeyOf(privateKey)));
      assert.match(output, /--key/u);
      const key = join(folder, 'audit-key.pub');
      writeFileSync(key, `${publicKeyOf(privateKey)}\n`);
      const checked = await verify(folder, `${line}\n`, ['--key', key, '--json']);
      assert.deepEqual(eventsOf(checked.output).at(-1)?.event, {
        kind: 'answered',
        answer: { kind: 'auditVerified', seq: 0, signedAt: 0, publicKey: publicKeyOf(privateKey) },
      });
    }));

  it('says in plain words what is wrong and where', () =>
    withTemporaryFolder(async (folder) => {
      const altered = await verify(folder, line.replace('"signedAt":0', '"signedAt":1'), ['--lang', 'en']);
      assert.equal(altered.exitCode, 3);
      assert.match(altered.notes, /signature[^]*line 1[^]*not valid/u);
      const empty = await verify(folder, '');
      assert.match(empty.notes, /cortada antes da linha 1/u);
      const key = join(folder, 'audit-key.pub');
      writeFileSync(key, 'x');
      assert.match((await verify(folder, line, ['--key', key])).notes, /chave pública/u);
      assert.match((await verify(folder, line, ['--earlier', key])).notes, /não termina/u);
      const missing = await runCli({ words: ['audit', 'verify', join(folder, 'none')] });
      assert.equal(missing.exitCode, 3);
      assert.equal((await runCli({ words: ['audit', 'show', 'x'] })).exitCode, 2);
    }));
});
