/** The classifier on the first token's row: linear map, activation, dropout, linear map to one score per category. */
import type { ModelShape } from '../../model/modelShape.ts';
import { activation, activationBackward } from './activation.ts';
import type { TextDropout } from './dropout.ts';
import { linear, linearBackward } from './linear.ts';
import { applyMask } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { mapOf } from './tensors.ts';
import type { Tensors } from './tensors.ts';

export interface HeadTape {
  readonly input: Matrix; // (1, H)
  readonly dense: Matrix; // (1, H)
  readonly mask: Matrix | undefined; // (1, H)
  /** After activation and dropout. */
  readonly features: Matrix; // (1, H)
  readonly logits: Matrix; // (1, C)
}

export interface HeadSettings {
  readonly shape: ModelShape;
  readonly dropout: TextDropout | undefined;
}

export function headForward(input: Matrix, weights: Tensors, { shape, dropout }: HeadSettings): HeadTape {
  const dense = linear(input, mapOf(weights, 'head.dense'));
  const mask = dropout?.head(shape.layerCount, dense);
  const features = applyMask(activation(dense, shape.headActivation), mask);
  return { input, dense, mask, features, logits: linear(features, mapOf(weights, 'head.output')) };
}

export interface HeadBackward {
  readonly tape: HeadTape;
  readonly shape: ModelShape;
  readonly weights: Tensors;
  /** Added to. */
  readonly gradients: Tensors;
}

/** Gradient of the first token's row from that of the scores. */
export function headBackward({ tape, shape, weights, gradients }: HeadBackward, dLogits: Matrix): Matrix {
  const output = { x: tape.features, map: mapOf(weights, 'head.output') };
  const dFeatures = linearBackward(output, dLogits, mapOf(gradients, 'head.output'));
  const dDense = activationBackward(tape.dense, shape.headActivation, applyMask(dFeatures, tape.mask));
  const dense = { x: tape.input, map: mapOf(weights, 'head.dense') };
  return linearBackward(dense, dDense, mapOf(gradients, 'head.dense'));
}
