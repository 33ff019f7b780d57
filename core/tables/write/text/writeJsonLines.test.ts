import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { classify } from '../testing/classify.ts';

describe('classified JSON lines', () => {
  const cases: [string, string, Record<number, string>, string][] = [
    [
      'get three keys more',
      '{"a":1}\n',
      { 1: 'x 0.87654?' },
      '{"a":1,"Categoria":"x","Confiança":0.8765,"Revisar":true}\n',
    ],
    [
      'keep their spaces and line ends',
      '{"a": "}" }\r\n\r\n{ "b": 2}',
      { 3: 'x "y" 1' },
      '{"a": "}" }\r\n\r\n{ "b": 2, "Categoria": "x \\"y\\"", "Confiança": 1, "Revisar": false}',
    ],
    ['may be empty objects', '{ }\n', { 1: 'x 0.5' }, '{ "Categoria":"x","Confiança":0.5,"Revisar":false}\n'],
    ['are left alone where they are none', 'nothing\n[1]\n', { 1: 'x 0.5' }, 'nothing\n[1]\n'],
  ];
  for (const [name, content, verdicts, expected] of cases) {
    it(name, async () => {
      assert.equal(
        (await classify({ content, head: { format: 'jsonl', headerRow: 0 }, verdicts })).bytes.toString(),
        expected,
      );
    });
  }

  it('escape what the encoding of the file may not have', async () => {
    const content = Buffer.from('{"a":"\xe7"}\n', 'latin1');
    const head = { format: 'jsonl', headerRow: 0, encoding: 'windows-1252' } as const;
    const { bytes } = await classify({ content, head, verdicts: { 1: 'é日 0.5' } });
    assert.equal(
      bytes.toString('latin1'),
      '{"a":"\xe7","Categoria":"\\u00e9\\u65e5","Confian\\u00e7a":0.5,"Revisar":false}\n',
    );
  });
});
