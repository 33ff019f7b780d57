/** The smallest manifest there can be: of a simple method with two categories. */
import type { ModelManifest } from '../../contract/modelManifest.ts';

export const sampleManifest: ModelManifest = {
  format: 1,
  stage: 'baseline',
  labels: ['a', 'b'],
  runId: 'r',
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
