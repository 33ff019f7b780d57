/**
 * A fine-tuned model as others expect it:
 *   config.json, tokenizer.json, tokenizer_config.json   Hugging Face's layout
 *   model.safetensors, score.py                          for Python
 *   onnx/model.onnx, score.mjs                           for onnxruntime and @huggingface/transformers
 *   scoring.json, README.md                              what the scores mean and how texts are cut
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFineTuned } from '../scoring/fineTunedFolder.ts';
import { checkOnnxSize } from './checkOnnxSize.ts';
import { writeCard } from './writeCard.ts';
import { writeClassifierOnnx } from './writeClassifierOnnx.ts';
import type { ExportPart } from './exportFormat.ts';
import { huggingFaceConfig, modelTypeOf } from './huggingFaceConfig.ts';
import { writeHuggingFace } from './writeHuggingFace.ts';
import { writeScoring } from './writeScoring.ts';
import { writeTokenizer } from './writeTokenizer.ts';

export async function exportFineTuned(part: ExportPart): Promise<void> {
  const { folder, manifest, output, formats } = part;
  const { shape, weights } = await readFineTuned(folder);
  if (formats.includes('onnx')) checkOnnxSize(weights.values());
  const tokens = await writeTokenizer(folder, output, manifest.maxLength);
  const modelType = modelTypeOf(shape, tokens.kind);
  const config = huggingFaceConfig({ shape, modelType, tokens, classifier: manifest });
  const contents = formats.includes('huggingFace') ? ('all' as const) : ('configOnly' as const);
  await writeHuggingFace(output, { config, modelType, shape, weights, contents });
  if (formats.includes('onnx')) {
    await mkdir(join(output, 'onnx'));
    await writeClassifierOnnx(join(output, 'onnx', 'model.onnx'), { shape, weights });
  }
  await writeScoring(part, { startToken: tokens.startId, endToken: tokens.endId });
  await writeCard(part, modelType);
}
