/** One encoder layer with the norms after the residual sums (post-LayerNorm), for one text. */
import type { ModelShape } from '../../model/modelShape.ts';
import { activation, activationBackward } from './activation.ts';
import { attention, attentionBackward } from './attention.ts';
import type { AttentionTape, Projections } from './attention.ts';
import type { TextDropout } from './dropout.ts';
import { layerNorm, layerNormBackward } from './layerNorm.ts';
import { linear, linearBackward } from './linear.ts';
import { add, applyMask } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { mapOf } from './tensors.ts';
import type { Tensors } from './tensors.ts';

export interface LayerSettings {
  readonly shape: ModelShape;
  readonly index: number;
  /** Absent where nothing is dropped. */
  readonly dropout: TextDropout | undefined;
}

/** Everything the backward pass reads; all (T, H) but the attention's mask and `up`, `active` (T, F). */
export interface LayerTape {
  readonly input: Matrix;
  readonly projections: Projections;
  readonly attentionMask: Matrix | undefined;
  readonly attention: AttentionTape;
  readonly attentionOutputMask: Matrix | undefined;
  readonly attentionSum: Matrix;
  readonly middle: Matrix;
  readonly up: Matrix;
  readonly active: Matrix;
  readonly feedForwardMask: Matrix | undefined;
  readonly feedForwardSum: Matrix;
  readonly output: Matrix;
}

export function layerForward(input: Matrix, weights: Tensors, settings: LayerSettings): LayerTape {
  const { shape, index, dropout } = settings;
  const part = (name: string) => mapOf(weights, `layers.${index}.${name}`);
  const projections = {
    query: linear(input, part('attention.query')),
    key: linear(input, part('attention.key')),
    value: linear(input, part('attention.value')),
  };
  const attentionSize = {
    rows: input.rows * shape.headCount,
    columns: input.rows,
    headCount: shape.headCount,
  };
  const attentionMask = dropout?.attention(index, attentionSize);
  const attended = attention(projections, shape.headCount, attentionMask);

  const attentionOutputMask = dropout?.attentionOutput(index, input);
  const attentionOutput = linear(attended.output, part('attention.output'));
  const attentionSum = add(input, applyMask(attentionOutput, attentionOutputMask));
  const middle = layerNorm(attentionSum, part('attention.norm'), shape.normEpsilon);

  const up = linear(middle, part('ffn.up'));
  const active = activation(up, shape.activation);
  const feedForwardMask = dropout?.feedForward(index, input);
  const feedForwardSum = add(middle, applyMask(linear(active, part('ffn.down')), feedForwardMask));
  return {
    input,
    projections,
    attentionMask,
    attention: attended,
    attentionOutputMask,
    attentionSum,
    middle,
    up,
    active,
    feedForwardMask,
    feedForwardSum,
    output: layerNorm(feedForwardSum, part('ffn.norm'), shape.normEpsilon),
  };
}

export interface LayerBackward {
  readonly tape: LayerTape;
  readonly weights: Tensors;
  /** Added to. */
  readonly gradients: Tensors;
  readonly shape: ModelShape;
  readonly index: number;
}

/** Gradient of the layer's input from that of its output. */
export function layerBackward(pass: LayerBackward, dOutput: Matrix): Matrix {
  const { tape, weights, gradients, shape, index } = pass;
  const part = (name: string) => mapOf(weights, `layers.${index}.${name}`);
  const gradientOf = (name: string) => mapOf(gradients, `layers.${index}.${name}`);
  const linearBack = (name: string, x: Matrix, dY: Matrix) =>
    linearBackward({ x, map: part(name) }, dY, gradientOf(name));
  const normBack = (name: string, x: Matrix, dY: Matrix) =>
    layerNormBackward({ x, norm: part(name), epsilon: shape.normEpsilon }, dY, gradientOf(name));

  const dSum2 = normBack('ffn.norm', tape.feedForwardSum, dOutput);
  const dActive = linearBack('ffn.down', tape.active, applyMask(dSum2, tape.feedForwardMask));
  const dUp = activationBackward(tape.up, shape.activation, dActive);
  const dMiddle = add(dSum2, linearBack('ffn.up', tape.middle, dUp));

  const dSum1 = normBack('attention.norm', tape.attentionSum, dMiddle);
  const dAttentionOutput = applyMask(dSum1, tape.attentionOutputMask);
  const dAttended = linearBack('attention.output', tape.attention.output, dAttentionOutput);
  const d = attentionBackward(
    { inputs: tape.projections, tape: tape.attention, headCount: shape.headCount, mask: tape.attentionMask },
    dAttended,
  );
  const dQuery = linearBack('attention.query', tape.input, d.query);
  const dKey = linearBack('attention.key', tape.input, d.key);
  const dValue = linearBack('attention.value', tape.input, d.value);
  return add(add(dSum1, dQuery), add(dKey, dValue));
}
