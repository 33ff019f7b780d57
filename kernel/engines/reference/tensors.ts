/** Finds a part of the model among tensors by name: the same calls serve weights and gradients. */
import type { Embeddings } from './embedding.ts';
import type { Norm } from './layerNorm.ts';
import type { Linear } from './linear.ts';
import type { Numbers } from './matrix.ts';

/** Weights or gradients under the names of kernel/model/parameters.ts. */
export type Tensors = ReadonlyMap<string, Numbers>;

export function tensorOf(tensors: Tensors, name: string): Numbers {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`no tensor named ${name}`);
  return tensor;
}

/** A linear map or a norm: both are a weight and a bias. */
export function mapOf(tensors: Tensors, name: string): Linear & Norm {
  return { weight: tensorOf(tensors, `${name}.weight`), bias: tensorOf(tensors, `${name}.bias`) };
}

export function embeddingsOf(tensors: Tensors): Embeddings {
  return {
    word: tensorOf(tensors, 'embeddings.word'),
    position: tensorOf(tensors, 'embeddings.position'),
    type: tensors.get('embeddings.type'),
  };
}
