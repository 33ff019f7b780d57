/** Names of files in the heads of answers: whatever they are, they stay names. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileOf } from '../testing/testKeeper.ts';
import { withServer } from '../testing/withServer.ts';
import type { Answer, ServerTest } from '../testing/withServer.ts';

async function download({ ask }: ServerTest, fileName: string): Promise<Answer> {
  const content = `<script>alert(1)</script> ${fileName}`;
  const { id } = (await ask('/api/v1/uploads', { body: fileOf(content, fileName) })).body;
  const headers = { 'content-type': 'application/octet-stream' };
  await ask(`/api/v1/uploads/${id}/pieces?place=0`, { text: content, headers });
  const { body } = await ask(`/api/v1/uploads/${id}/finish`, { body: { kind: 'newDataSet', name: 'Autos' } });
  return await ask(`/api/v1/data-sets/${body.id}/versions/1/file`);
}

describe('a file that is given back', () => {
  const odd = [
    'a%0d%0aSet-Cookie%3A x=1.csv',
    '%0aX-Evil%3a 1.html',
    'a; filename=evil.exe',
    "a'; filename=UTF-8''evil.exe",
    'página.html',
    '日本語 😀.csv',
    '=cmd().csv',
    'a,b.csv',
    `${'ã'.repeat(140)}.csv`,
  ];
  for (const fileName of odd) {
    it(`keeps its name, and adds nothing to the head of the answer: ${fileName.slice(0, 40)}`, () =>
      withServer(async (test) => {
        const { status, headers, body } = await download(test, fileName);
        assert.deepEqual([status, body], [200, `<script>alert(1)</script> ${fileName}`]);
        const plain = await download(test, 'a.csv');
        assert.deepEqual(Object.keys(headers).sort(), Object.keys(plain.headers).sort());
        const disposition = headers['content-disposition'] ?? '';
        // No name but the quoted one and its encoded form.
        const unquoted = disposition.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '""');
        assert.match(
          unquoted,
          /^attachment; filename=(?:""|[\w.%-]+)(?:; filename\*=UTF-8''[\w.%!~*()'-]+)?$/u,
        );
        const encoded = /filename\*=UTF-8''(\S+)$/u.exec(unquoted)?.[1];
        const quoted = /^attachment; filename="((?:[^"\\]|\\.)*)"/u.exec(disposition)?.[1];
        const name =
          encoded === undefined
            ? (quoted ?? disposition.slice(disposition.indexOf('=') + 1))
            : decodeURIComponent(encoded);
        assert.equal(name, fileName);
        // Never shown as a page, whatever its name says.
        assert.equal(headers['content-type'], 'application/octet-stream');
        assert.equal(headers['x-content-type-options'], 'nosniff');
      }));
  }
});
