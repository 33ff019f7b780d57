import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { differencesOf } from './differencesOf.ts';
import { sampleRecord } from './testing/sampleRun.ts';
import { weightLibraries } from './weightLibraries.ts';

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

describe('libraries that can change weights', () => {
  it('are those that read tables, models and texts, and compute', () => {
    // A new dependency belongs here, or to those beside the training.
    assert.deepEqual(Object.keys(weightLibraries(manifest.dependencies)), [
      '@e965/xlsx',
      '@huggingface/gguf',
      '@huggingface/tokenizers',
      'fflate',
      'onnxruntime-node',
      'yauzl',
      'zod',
    ]);
  });
  it('are the only ones whose versions tell two runs apart', () => {
    const { environment } = sampleRecord;
    const withLibraries = (libraries: Record<string, string>) => ({
      record: { ...sampleRecord, environment: { ...environment, libraries } },
      rounds: 3,
    });
    const differences = differencesOf(
      withLibraries({ pg: '8.0.0', 'onnxruntime-node': '1.30.0' }),
      withLibraries({ pg: '8.1.0', 'onnxruntime-node': '1.31.0' }),
    );
    assert.deepEqual(differences, [
      { field: 'environment.libraries', name: 'onnxruntime-node', original: '1.30.0', now: '1.31.0' },
    ]);
  });
});
