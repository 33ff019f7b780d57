/**
 * A baseline or instant model as a documented folder:
 *   vocabulary.json, linear.safetensors   runs of words and characters, their rarity, the linear map
 *   encoder/                              of the instant model, in Hugging Face's layout
 *   onnx/linear.onnx, score.mjs           the numeric part for onnxruntime; encoder/onnx/model.onnx gives the means
 *   score.py                              the same with numpy and transformers
 *   scoring.json, README.md               what the scores mean, how texts are read
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { LinearModel } from '../linear/linearModel.ts';
import { loadLinearModel } from '../linear/loadLinearModel.ts';
import { saveLinearModel } from '../linear/saveLinearModel.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import { checkOnnxSize } from './checkOnnxSize.ts';
import { writeCard } from './writeCard.ts';
import type { ExportPart } from './exportFormat.ts';
import { huggingFaceConfig, modelTypeOf } from './huggingFaceConfig.ts';
import { writeLinearOnnx } from './writeLinearOnnx.ts';
import { writeMeansOnnx } from './writeMeansOnnx.ts';
import { writeHuggingFace } from './writeHuggingFace.ts';
import { writeScoring } from './writeScoring.ts';
import type { ScoringFacts } from './writeScoring.ts';
import { writeTokenizer } from './writeTokenizer.ts';

export async function exportLinear(part: ExportPart): Promise<void> {
  const { folder, output, formats } = part;
  const model = await loadLinearModel(join(folder, 'linear'));
  await saveLinearModel(model, output);
  if (formats.includes('onnx')) {
    await mkdir(join(output, 'onnx'));
    await writeLinearOnnx(join(output, 'onnx', 'linear.onnx'), model);
  }
  const encoder = part.manifest.stage === 'instant' ? await exportEncoder(part, model) : {};
  await writeScoring(part, { features: model.settings, ...encoder });
  await writeCard(part);
}

async function exportEncoder(
  { folder, manifest, output, formats }: ExportPart,
  model: LinearModel,
): Promise<ScoringFacts> {
  if (!model.encoder) throw new AppError('model.damaged', { path: folder, reason: 'encoder' });
  const { scale } = model.encoder;
  const source = join(folder, 'encoder');
  const target = join(output, 'encoder');
  await mkdir(target);
  const { shape, weights } = await loadBaseModel(source, { labelCount: manifest.labels.length, seed: 0 });
  if (formats.includes('onnx')) checkOnnxSize(weights.values());
  const tokens = await writeTokenizer(source, target, manifest.maxLength);
  const modelType = modelTypeOf(shape, tokens.kind);
  const config = huggingFaceConfig({ shape, modelType, tokens });
  const contents = formats.includes('huggingFace') ? ('encoder' as const) : ('configOnly' as const);
  await writeHuggingFace(target, { config, modelType, shape, weights, contents });
  if (formats.includes('onnx')) {
    await mkdir(join(target, 'onnx'));
    await writeMeansOnnx(join(target, 'onnx', 'model.onnx'), { shape, weights }, scale.layers);
  }
  return {
    startToken: tokens.startId,
    endToken: tokens.endId,
    encoder: { layers: scale.layers, hiddenSize: scale.hiddenSize },
  };
}
