/** What each family of checkpoints calls the parameters of `parameters.ts`: for reading base models and for exports. */

export const families = ['bert', 'distilbert', 'roberta', 'gguf'] as const;
export type Family = (typeof families)[number];

interface FamilyNames {
  /** Before the encoder's names in a model with a head; a bare encoder has none. */
  readonly prefix: string;
  readonly embeddings: Readonly<Record<string, string>>;
  /** Before the parts of layer l. */
  readonly layer: (l: number) => string;
  /** Parts of a layer, without `.weight` and `.bias`. */
  readonly parts: Readonly<Record<string, string>>;
  /** The two linear maps of the head, without `.weight` and `.bias`, the prefix written where there is one. */
  readonly head: Readonly<Record<string, string>>;
}

const embeddings = {
  'embeddings.word': 'embeddings.word_embeddings.weight',
  'embeddings.position': 'embeddings.position_embeddings.weight',
  'embeddings.type': 'embeddings.token_type_embeddings.weight',
  'embeddings.norm.weight': 'embeddings.LayerNorm.weight',
  'embeddings.norm.bias': 'embeddings.LayerNorm.bias',
};

const bertParts = {
  'attention.query': 'attention.self.query',
  'attention.key': 'attention.self.key',
  'attention.value': 'attention.self.value',
  'attention.output': 'attention.output.dense',
  'attention.norm': 'attention.output.LayerNorm',
  'ffn.up': 'intermediate.dense',
  'ffn.down': 'output.dense',
  'ffn.norm': 'output.LayerNorm',
};

const bertLayer = (l: number) => `encoder.layer.${l}.`;

const names: Record<Family, FamilyNames> = {
  bert: {
    prefix: 'bert.',
    embeddings,
    layer: bertLayer,
    parts: bertParts,
    head: { 'head.dense': 'bert.pooler.dense', 'head.output': 'classifier' },
  },
  roberta: {
    prefix: 'roberta.',
    embeddings,
    layer: bertLayer,
    parts: bertParts,
    head: { 'head.dense': 'classifier.dense', 'head.output': 'classifier.out_proj' },
  },
  distilbert: {
    prefix: 'distilbert.',
    embeddings,
    layer: (l) => `transformer.layer.${l}.`,
    parts: {
      'attention.query': 'attention.q_lin',
      'attention.key': 'attention.k_lin',
      'attention.value': 'attention.v_lin',
      'attention.output': 'attention.out_lin',
      'attention.norm': 'sa_layer_norm',
      'ffn.up': 'ffn.lin1',
      'ffn.down': 'ffn.lin2',
      'ffn.norm': 'output_layer_norm',
    },
    head: { 'head.dense': 'pre_classifier', 'head.output': 'classifier' },
  },
  gguf: {
    prefix: '',
    embeddings: {
      'embeddings.word': 'token_embd.weight',
      'embeddings.position': 'position_embd.weight',
      'embeddings.type': 'token_types.weight',
      'embeddings.norm.weight': 'token_embd_norm.weight',
      'embeddings.norm.bias': 'token_embd_norm.bias',
    },
    layer: (l) => `blk.${l}.`,
    parts: {
      'attention.query': 'attn_q',
      'attention.key': 'attn_k',
      'attention.value': 'attn_v',
      'attention.output': 'attn_output',
      'attention.norm': 'attn_output_norm',
      'ffn.up': 'ffn_up',
      'ffn.down': 'ffn_down',
      'ffn.norm': 'layer_output_norm',
    },
    head: { 'head.dense': 'cls', 'head.output': 'cls.output' },
  },
};

/** The full name of our parameter in a classifier of this family, as Python's transformers (or llama.cpp) writes it. */
export function tensorName(family: Family, parameter: string): string {
  const { prefix, embeddings: table, layer, parts, head } = names[family];
  if (table[parameter] !== undefined) return prefix + table[parameter];
  const [, part = '', kind = ''] = /^(.*)\.(weight|bias)$/.exec(parameter) ?? [];
  if (head[part] !== undefined) return `${head[part]}.${kind}`;
  const [, number = '', name = ''] = /^layers\.(\d+)\.(.*)$/.exec(part) ?? [];
  if (parts[name] === undefined) throw new Error(`${family} has no parameter ${parameter}`);
  return `${prefix}${layer(Number(number))}${parts[name]}.${kind}`;
}

/** Every name the parameter goes by: in a classifier or a bare encoder, and with the norms' old names. */
export function tensorNames(family: Family, parameter: string): string[] {
  const { prefix } = names[family];
  const full = tensorName(family, parameter);
  const both = full.startsWith(prefix) ? [full, full.slice(prefix.length)] : [full];
  const old = (name: string) =>
    name.replace('LayerNorm.weight', 'LayerNorm.gamma').replace('LayerNorm.bias', 'LayerNorm.beta');
  return [...new Set([...both, ...both.map(old)])];
}
