import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { categories } from './categories.ts';
import { createChance } from './chance.ts';
import { expandPattern } from './expandPattern.ts';

function check(pattern: string, expected: RegExp): void {
  it(`expands “${pattern}”`, () => {
    for (let seed = 0; seed < 30; seed++) assert.match(expandPattern(pattern, createChance(seed)), expected);
  });
}

describe('patterns of the sample', () => {
  check('[um|dois] [a|[b|c]].', /^(Um|Dois) [abc]\.$/);
  check('diga {re} a+{reu}', /^Diga a \p{L}+( \p{L}+)? ao \p{L}+$/u);
  check('de+{empresa} e por+{empresa}', /^D([oa]) .+ e pel\1 .+$/u);
  check('{Autora} e {autora}', /^A (.+) e a \1$/u);
  check('{valor} em {data}', /^R\$ [\d.]+,\d\d em \d\d\/\d\d\/\d{4}$/);

  it('all expand, whatever the seed', () => {
    for (const { patterns } of categories) {
      for (const pattern of patterns) {
        for (let seed = 0; seed < 20; seed++)
          assert.doesNotMatch(expandPattern(pattern, createChance(seed)), /[[\]{}|+]/);
      }
    }
  });
});
