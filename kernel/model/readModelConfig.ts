/** `config.json` of a model folder in Hugging Face's layout: the sizes of the encoder, or why it cannot be used. */
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelShape } from './modelShape.ts';
import { readJson } from './readJson.ts';
import type { Family } from './tensorNames.ts';

export const modelTypes = ['bert', 'distilbert', 'roberta', 'xlm-roberta'] as const;
export type ModelType = (typeof modelTypes)[number];

export interface ModelConfig {
  readonly modelType: ModelType;
  readonly family: Exclude<Family, 'gguf'>;
  /** The head's number of categories is not the encoder's business. */
  readonly shape: Omit<ModelShape, 'labelCount'>;
  /** Standard deviation of fresh weights. */
  readonly initializerRange: number;
  readonly paddingId: number;
  /** Categories in the order of the scores, where the folder names them. */
  readonly labels: readonly string[] | undefined;
  /** What the model expects before every text, where the folder says so. */
  readonly textPrefix: string | undefined;
  /** Where the weights were copied from, as the folder remembers it. */
  readonly origin: string;
}

const size = z.int().positive();

const typeSchema = z.looseObject({
  model_type: z.string(),
  initializer_range: z.number().positive().default(0.02),
  id2label: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
  _name_or_path: z.string().default(''),
  /** Our own section, in folders that this product exported. */
  bert_training: z.object({ text_prefix: z.string().optional() }).optional(),
});

const bertSchema = z.object({
  vocab_size: size,
  hidden_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  intermediate_size: size,
  max_position_embeddings: size,
  type_vocab_size: z.int().nonnegative().default(2),
  layer_norm_eps: z.number().positive().default(1e-12),
  hidden_act: z.string().default('gelu'),
  pad_token_id: z.int().nonnegative().nullish(),
});

/** DistilBERT has names of its own. */
const distilbertSchema = z.object({
  vocab_size: size,
  dim: size,
  n_layers: size,
  n_heads: size,
  hidden_dim: size,
  max_position_embeddings: size,
  activation: z.string().default('gelu'),
  pad_token_id: z.int().nonnegative().nullish(),
});

/** Settings under which the same weights mean another computation; each with the only value that we compute. */
const ordinarySettings: Readonly<Record<string, unknown>> = {
  position_embedding_type: 'absolute',
  is_decoder: false,
  is_encoder_decoder: false,
  add_cross_attention: false,
};

const activations: Readonly<Record<string, ModelShape['activation']>> = {
  gelu: 'gelu',
  gelu_python: 'gelu',
  gelu_new: 'geluTanh',
  gelu_pytorch_tanh: 'geluTanh',
  relu: 'relu',
};

/** Throws `model.file_missing`, `model.damaged`, `model.architecture_unsupported` or `model.setting_unsupported`. */
export async function readModelConfig(folder: string): Promise<ModelConfig> {
  const path = join(folder, 'config.json');
  const config = await readJson(path, typeSchema);
  const modelType = modelTypes.find((type) => type === config.model_type);
  if (!modelType) {
    throw new AppError('model.architecture_unsupported', {
      architecture: config.model_type,
      supported: [...modelTypes],
    });
  }
  for (const [setting, ordinary] of Object.entries(ordinarySettings)) {
    if ((config[setting] ?? ordinary) !== ordinary) throw unsupported(setting, config[setting]);
  }
  const { shape, paddingId } =
    modelType === 'distilbert' ? await readDistilbert(path) : await readBert(path, modelType);
  if (shape.hiddenSize % shape.headCount !== 0)
    throw new AppError('model.damaged', { path, reason: 'field num_attention_heads' });
  const factorised = config['embedding_size'] ?? shape.hiddenSize;
  if (factorised !== shape.hiddenSize) throw unsupported('embedding_size', factorised);
  return {
    modelType,
    family: modelType === 'xlm-roberta' ? 'roberta' : modelType,
    shape,
    initializerRange: config.initializer_range,
    paddingId,
    labels: labelsOf(config.id2label),
    textPrefix: config.bert_training?.text_prefix,
    origin: config._name_or_path,
  };
}

type Read = Pick<ModelConfig, 'shape' | 'paddingId'>;

async function readBert(path: string, modelType: Exclude<ModelType, 'distilbert'>): Promise<Read> {
  const config = await readJson(path, bertSchema);
  const paddingId = config.pad_token_id ?? (modelType === 'bert' ? 0 : 1);
  const shape = {
    vocabularySize: config.vocab_size,
    hiddenSize: config.hidden_size,
    layerCount: config.num_hidden_layers,
    headCount: config.num_attention_heads,
    intermediateSize: config.intermediate_size,
    positionCount: config.max_position_embeddings,
    positionOffset: modelType === 'bert' ? 0 : paddingId + 1,
    typeCount: config.type_vocab_size,
    normEpsilon: config.layer_norm_eps,
    activation: activationOf('hidden_act', config.hidden_act),
    headActivation: 'tanh',
  } as const;
  return { shape, paddingId };
}

async function readDistilbert(path: string): Promise<Read> {
  const config = await readJson(path, distilbertSchema);
  const shape = {
    vocabularySize: config.vocab_size,
    hiddenSize: config.dim,
    layerCount: config.n_layers,
    headCount: config.n_heads,
    intermediateSize: config.hidden_dim,
    positionCount: config.max_position_embeddings,
    positionOffset: 0,
    typeCount: 0,
    // Fixed in the architecture, not written in its configuration.
    normEpsilon: 1e-12,
    activation: activationOf('activation', config.activation),
    headActivation: 'relu',
  } as const;
  return { shape, paddingId: config.pad_token_id ?? 0 };
}

function activationOf(setting: string, value: string): ModelShape['activation'] {
  const activation = activations[value];
  if (!activation) throw unsupported(setting, value);
  return activation;
}

function labelsOf(names: Readonly<Record<string, string>> | undefined): string[] | undefined {
  if (!names) return undefined;
  const sorted = Object.entries(names).sort(([a], [b]) => Number(a) - Number(b));
  return sorted.every(([id], i) => Number(id) === i) ? sorted.map(([, label]) => label) : undefined;
}

function unsupported(setting: string, value: unknown): AppError<'model.setting_unsupported'> {
  return new AppError('model.setting_unsupported', {
    setting,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  });
}
