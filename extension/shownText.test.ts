import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as fc from 'fast-check';
import { inLabel, inNotice } from './shownText.ts';

/** As VS Code looks for them. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/iu;
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/u;
const invisible = /\u2060/gu;
const hostile = fc
  .array(
    fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '$',
      '$(',
      '](',
      'command:quit',
      'https://a',
      'trash',
      '\\',
      '\n',
      '\u202e',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('names in VS Code’s own parts', () => {
  it('make no links in notifications', () => {
    assert.match('[Ver](command:workbench.action.quit).csv', link);
    fc.assert(fc.property(hostile, (name) => !link.test(inNotice(`[Ver${name}](command:quit)`))));
  });

  it('make no pictures in lists', () => {
    fc.assert(fc.property(hostile, (name) => !icon.test(inLabel(`${name}$(trash)${name}`))));
  });

  it('look as they are', () => {
    for (const name of ['100% #1?.csv', '-rf.csv', '"a" `b` *c*', 'R$ (mil)', 'a $ b', 'João [1] (2)']) {
      assert.equal(inNotice(name), name);
      assert.equal(inLabel(name), name);
    }
    assert.equal(inNotice('[a](command:b)').replaceAll(invisible, ''), '[a](command:b)');
    assert.equal(inLabel('$(trash)').replaceAll(invisible, ''), '$(trash)');
  });

  it('stay on one line, and turn no writing around', () => {
    for (const shown of [inLabel, inNotice]) assert.equal(shown('a\r\nb\u202ec'), 'a b\ufffdc');
  });
});
