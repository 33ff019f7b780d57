import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { printable } from './printable.ts';

describe('what is printed', () => {
  it('holds no commands for the terminal, however deep', () => {
    const label = '\u001b[2J\u001b]0;x\u0007Cível\u202e';
    assert.deepEqual(printable({ labels: [{ label, count: 3 }], folder: null }), {
      labels: [{ label: '\ufffd[2J\ufffd]0;x\ufffdCível\ufffd', count: 3 }],
      folder: null,
    });
  });

  it('keeps accents, emoji, line breaks and tabs', () => {
    const text = 'Ação 👩‍⚖️\r\n\tnº 1'.replace('\r', '');
    assert.equal(printable(text), text);
  });
});
