import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSettings } from './settings.ts';

const read = (given: Readonly<Record<string, unknown>>, displayLanguage = 'en') =>
  readSettings({ get: (name) => given[name] }, displayLanguage);

describe('settings', () => {
  it('are taken as they are given', () => {
    const given = { language: 'pt-BR', preset: 'preciso', runsFolder: '/treinos', threads: 3 };
    assert.deepEqual(read(given), given);
  });

  it('follow VS Code’s language where none is chosen', () => {
    assert.equal(read({ language: 'auto' }, 'pt-br').language, 'pt-BR');
    assert.equal(read({ language: 'auto' }, 'de').language, 'en');
  });

  it('that cannot be are as if they were not there', () => {
    const unset = read({});
    for (const wrong of [0, -1, 1.5, '4', {}, []]) assert.deepEqual(read({ threads: wrong }), unset);
    for (const wrong of ['  ', 7, null]) assert.deepEqual(read({ runsFolder: wrong }), unset);
    assert.deepEqual(read({ preset: 'turbo', language: 'fr' }), unset);
  });
});
