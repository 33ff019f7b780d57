import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { givenFolder } from './givenFolder.ts';

const places = { homeFolder: resolve('/casa/Ana'), workFolder: resolve('/dados/João Gonçalves') };

describe('a folder of the settings', () => {
  it('may be written from the home folder on', () => {
    assert.equal(givenFolder('~', places), places.homeFolder);
    assert.equal(givenFolder('~/treinos meus', places), join(places.homeFolder, 'treinos meus'));
    assert.equal(givenFolder(' ~\\treinos ', places), join(places.homeFolder, 'treinos'));
  });

  it('may be written from the open folder on', () => {
    assert.equal(givenFolder('modelos', places), join(places.workFolder, 'modelos'));
    assert.equal(givenFolder('../modelos', places), resolve('/dados/modelos'));
    assert.equal(givenFolder('~ana', places), join(places.workFolder, '~ana'));
  });

  it('is what it is otherwise', () => {
    assert.equal(givenFolder(resolve('/modelos/100% #1'), places), resolve('/modelos/100% #1'));
  });
});
