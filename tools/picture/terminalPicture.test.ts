import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { terminalPicture } from './terminalPicture.ts';

describe('terminal picture', () => {
  it('holds every line as text, without the terminal’s controls', () => {
    const escape = String.fromCharCode(27);
    const picture = terminalPicture(`${escape}[1mSeu modelo${escape}[0m acerta\n87 % <bom> & pronto\n`);
    assert.match(picture, />Seu modelo acerta</u);
    assert.match(picture, />87 % &lt;bom&gt; &amp; pronto</u);
    assert.ok(!picture.includes(escape));
  });
});
