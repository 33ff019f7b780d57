import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModelManifest } from '../contract/modelManifest.ts';
import { sampleManifest as manifest } from '../training/testing/sampleManifest.ts';
import { modelCardTexts } from './modelCardTexts.ts';

describe('the README of an exported model', () => {
  it('tells which personal data its texts must not show', () => {
    for (const { body } of modelCardTexts) {
      const card = (masking?: ModelManifest['masking']) =>
        body({ manifest: { ...manifest, ...(masking && { masking }) }, formats: ['onnx'] });
      assert.match(card([['cpf'], ['cpf', 'cnpj']]), /`\[CPF 1\]`.*: CPF, CNPJ\./u);
      assert.match(card([['cpf']]), /node score\.mjs --already-masked "/u);
      assert.doesNotMatch(card(), /CPF|already-masked/u);
    }
  });
});
