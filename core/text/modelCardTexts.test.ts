import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModelManifest } from '../contract/modelManifest.ts';
import { modelCardTexts } from './modelCardTexts.ts';

const manifest: ModelManifest = {
  format: 1,
  stage: 'baseline',
  labels: ['a', 'b'],
  runId: '',
  createdBy: '0.0.0',
  createdAt: '2026-01-24T00:00:00.000Z',
  columns: { text: 'texto', label: 'categoria' },
  textPrefix: '',
  maxLength: 16,
  longText: 'start',
  temperature: 1,
  reviewBelow: 0.5,
  base: null,
  files: {},
  weightsHash: '',
};

describe('the README of an exported model', () => {
  it('tells which personal data its texts must not show', () => {
    for (const { body } of modelCardTexts) {
      const card = (masking?: ModelManifest['masking']) =>
        body({ manifest: { ...manifest, ...(masking && { masking }) }, formats: ['onnx'] });
      assert.match(card([['cpf'], ['cpf', 'cnpj']]), /`\[CPF 1\]`.*: CPF, CNPJ\./u);
      assert.doesNotMatch(card(), /CPF/u);
    }
  });
});
