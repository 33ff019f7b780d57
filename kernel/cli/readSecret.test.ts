import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'mocha';
import { readSecret } from './readSecret.ts';

/** What is read, and what was shown, of pieces that are typed one after the other. */
async function readFrom(pieces: readonly string[], isTerminal: boolean) {
  const modes: boolean[] = [];
  let shown = '';
  const terminal = { isTTY: true, setRawMode: (isRaw: boolean) => modes.push(isRaw) };
  const input = Object.assign(new PassThrough(), isTerminal ? terminal : {});
  const reading = readSecret({ input, write: (text) => (shown += text) }, 'Senha: ');
  for (const piece of pieces) input.write(piece);
  return { secret: await reading, shown, modes };
}

describe('a secret', () => {
  it('typed at a terminal is not shown, and can be mended and given up', async () => {
    const typed = await readFrom(['se', 'nhx', '\u007F', 'a de é\b', 'é', '\r'], true);
    assert.deepEqual(typed, { secret: 'senha de é', shown: 'Senha: \n', modes: [true, false] });
    const left = await readFrom(['senha', '\u0003'], true);
    assert.deepEqual([left.secret, left.modes], [null, [true, false]]);
  });

  it('from a pipe is the first line, with nothing asked', async () => {
    const piped = await readFrom(['senha de é\r\noutra\n'], false);
    assert.deepEqual(piped, { secret: 'senha de é', shown: '', modes: [] });
  });
});
