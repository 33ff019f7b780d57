/** `config.json` as Python's transformers and @huggingface/transformers read it. */
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import type { ModelShape } from '../model/modelShape.ts';
import type { ModelType } from '../model/readModelConfig.ts';
import type { ExportedTokens } from './writeTokenizer.ts';

export interface ConfigQuestion {
  readonly shape: ModelShape;
  readonly modelType: ModelType;
  readonly tokens: ExportedTokens;
  /** Of a whole classifier; absent where only the encoder is exported. */
  readonly classifier?: ModelManifest;
}

/** The architecture that computes exactly what the shape says. RoBERTa and XLM-R differ in their tokenizers only. */
export function modelTypeOf(shape: ModelShape, tokenizerKind: string): ModelType {
  if (shape.headActivation === 'relu') return 'distilbert';
  if (shape.positionOffset === 0) return 'bert';
  return tokenizerKind === 'BPE' ? 'roberta' : 'xlm-roberta';
}

export function huggingFaceConfig({
  shape,
  modelType,
  tokens,
  classifier,
}: ConfigQuestion): Record<string, unknown> {
  const classNames = classNamesOf[modelType];
  return {
    architectures: [classifier ? classNames.classifier : classNames.encoder],
    model_type: modelType,
    dtype: 'float32',
    ...(modelType === 'distilbert' ? distilbertSizes(shape) : bertSizes(shape)),
    vocab_size: shape.vocabularySize,
    max_position_embeddings: shape.positionCount,
    initializer_range: 0.02,
    // RoBERTa numbers its positions from the padding id on.
    pad_token_id: shape.positionOffset > 0 ? shape.positionOffset - 1 : tokens.padId,
    bos_token_id: tokens.startId,
    eos_token_id: tokens.endId,
    ...(classifier && classifierSection(classifier)),
  };
}

const classNamesOf: Readonly<Record<ModelType, { encoder: string; classifier: string }>> = {
  bert: { encoder: 'BertModel', classifier: 'BertForSequenceClassification' },
  distilbert: { encoder: 'DistilBertModel', classifier: 'DistilBertForSequenceClassification' },
  roberta: { encoder: 'RobertaModel', classifier: 'RobertaForSequenceClassification' },
  'xlm-roberta': { encoder: 'XLMRobertaModel', classifier: 'XLMRobertaForSequenceClassification' },
};

const activationNames = { gelu: 'gelu', geluTanh: 'gelu_new', relu: 'relu' } as const;

function bertSizes(shape: ModelShape) {
  return {
    hidden_size: shape.hiddenSize,
    num_hidden_layers: shape.layerCount,
    num_attention_heads: shape.headCount,
    intermediate_size: shape.intermediateSize,
    hidden_act: activationNames[shape.activation],
    type_vocab_size: shape.typeCount,
    layer_norm_eps: shape.normEpsilon,
    hidden_dropout_prob: 0.1,
    attention_probs_dropout_prob: 0.1,
    position_embedding_type: 'absolute',
  };
}

function distilbertSizes(shape: ModelShape) {
  return {
    dim: shape.hiddenSize,
    n_layers: shape.layerCount,
    n_heads: shape.headCount,
    hidden_dim: shape.intermediateSize,
    activation: activationNames[shape.activation],
    sinusoidal_pos_embds: false,
    dropout: 0.1,
    attention_dropout: 0.1,
    seq_classif_dropout: 0.1,
  };
}

function classifierSection(manifest: ModelManifest) {
  const { labels } = manifest;
  return {
    problem_type: 'single_label_classification',
    num_labels: labels.length,
    id2label: Object.fromEntries(labels.map((label, id) => [String(id), label])),
    label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
    // What these libraries have no field for; README.md beside it explains each.
    bert_training: {
      created_by: manifest.createdBy,
      created_at: manifest.createdAt,
      run_id: manifest.runId,
      base_model: manifest.base?.name ?? null,
      text_prefix: manifest.textPrefix,
      max_length: manifest.maxLength,
      long_text: manifest.longText,
      temperature: manifest.temperature,
      review_below: manifest.reviewBelow,
    },
  };
}
