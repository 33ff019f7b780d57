import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { selfSigned } from './testing/selfSigned.ts';
import { trustedCertificates } from './trustedCertificates.ts';

const own = tls.rootCertificates;
/** What is trusted besides Node's own. */
const added = (certificates: readonly string[]) => certificates.slice(own.length);

describe('certificates that connections trust', () => {
  it('are those of the system where this Node can ask for them, and no file is read then', () =>
    withTemporaryFolder(async (folder) => {
      const bundle = join(folder, 'ca.crt');
      writeFileSync(bundle, selfSigned().cert);
      const asked: string[] = [];
      const store = (name: 'system') => {
        asked.push(name);
        return ['that of the company'];
      };
      const trusted = await trustedCertificates({}, { store, bundles: [bundle] });
      assert.deepEqual(asked, ['system']);
      assert.deepEqual(trusted.slice(0, own.length), [...own]);
      assert.deepEqual(added(trusted), ['that of the company']);
    }));

  it('are elsewhere those of the first usual file that holds any', () =>
    withTemporaryFolder(async (folder) => {
      const [empty, first, second] = ['vazio', 'um', 'outro'].map((name) => join(folder, `${name}.crt`));
      assert.ok(empty && first && second);
      const certificates = [selfSigned(), selfSigned()].map(({ cert }) => cert.trim());
      writeFileSync(empty, '# nothing yet');
      writeFileSync(first, `# of the company\n${certificates.join('\n')}\n`);
      writeFileSync(second, selfSigned().cert);
      const bundles = [join(folder, 'nada.crt'), empty, first, second];
      assert.deepEqual(added(await trustedCertificates({}, { store: undefined, bundles })), certificates);
    }));

  it('are also those that a variable names, before the system’s', () =>
    withTemporaryFolder(async (folder) => {
      const named = join(folder, 'empresa.pem');
      const certificate = selfSigned().cert.trim();
      writeFileSync(named, certificate);
      for (const variable of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
        const store = () => ['of the system'];
        const trusted = await trustedCertificates({ [variable]: named }, { store, bundles: [] });
        assert.deepEqual(added(trusted), [certificate, 'of the system'], variable);
      }
    }));

  it('are Node’s own alone where nothing else is found', async () => {
    assert.deepEqual(await trustedCertificates({}, { store: undefined, bundles: [] }), [...own]);
  });
});
