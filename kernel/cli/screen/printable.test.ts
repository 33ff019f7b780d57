import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Page } from './page.ts';
import { copiedLine, screenLine } from './printable.ts';
import { styleOf } from './style.ts';

const hostile = '\u001b[2J\u001b]0;x\u0007\u009b31mCível\u202e';
const shown = '\ufffd[2J\ufffd]0;x\ufffd\ufffd31mCível\ufffd';

describe('what is printed', () => {
  it('holds no commands for the terminal', () => {
    assert.equal(screenLine(hostile), shown);
  });
  it('keeps accents and emoji, and stays on its line', () => {
    assert.equal(screenLine('Ação 👩‍⚖️\r\n\tnº 1'), 'Ação 👩‍⚖️ nº 1');
  });
  it('to be copied says of itself whether it is all there', () => {
    assert.deepEqual(copiedLine('treinos/ação 1'), { text: 'treinos/ação 1', isWhole: true });
    for (const name of [hostile, 'duas\nlinhas.csv', 'byte\ufffd.csv', 'cor\ufdd3.csv'])
      assert.equal(copiedLine(name).isWhole, false, JSON.stringify(name));
    assert.equal(copiedLine('duas\nlinhas.csv').text, 'duas\ufffdlinhas.csv');
  });
});

describe('a page', () => {
  const screen = { write: () => undefined, isTerminal: true, columns: () => 80 };
  const page = (environment: Record<string, string>) =>
    new Page({ width: 80, style: styleOf(screen, environment), notWhole: 'Rename it.' });

  it('obeys no name in any of its parts, and keeps its own colours', () => {
    const made = page({})
      .heading(hostile)
      .text(hostile)
      .bullet(hostile)
      .under(hostile)
      .hanging(hostile, 2)
      .row(hostile);
    const lines = made
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    assert.equal(lines[0], `\u001b[1m${shown}\u001b[0m`);
    assert.equal(lines.length, 6);
    for (const line of lines.slice(1)) assert.ok(line.endsWith(shown) && !line.includes('\u001b'), line);
  });
  it('says below a line to copy that it cannot be copied', () => {
    assert.equal(page({ NO_COLOR: '1' }).toCopy('inspect a.csv').toString(), '    inspect a.csv\n');
    assert.equal(page({ NO_COLOR: '1' }).toCopy(hostile).toString(), `    ${shown}\n    Rename it.\n`);
  });
});
