/**
 * Dropout by masks that enter the graph as bytes, 1 where an element stays: drawn outside, so that a step is a pure
 * function of its inputs. One operator turns bytes into 0 or the scale, a second one multiplies.
 */
import type { Graph, Value } from '../../../onnx/graph.ts';
import { dropoutScale, dropoutThreshold } from '../../dropoutStream.ts';
import { multiply } from './operators.ts';

export interface DropoutRates {
  readonly hiddenDropout: number;
  readonly attentionDropout: number;
}

/** A mask that a run of the graph must be given. */
export interface MaskInput {
  readonly name: string;
  readonly place: number;
}

export interface Dropout {
  /** Masks declared so far. */
  readonly masks: readonly MaskInput[];
  hidden(place: number, shape: readonly (number | string)[]): Mask;
  attention(place: number, group: number, shape: readonly (number | string)[]): Mask;
}

/** Multiplies by one mask; without dropout it gives its argument back. */
export type Mask = (value: Value) => Value;

export function createDropout(graph: Graph, rates: DropoutRates): Dropout {
  const masks: MaskInput[] = [];
  const maskOf = (input: MaskInput, probability: number, shape: readonly (number | string)[]): Mask => {
    const threshold = dropoutThreshold(probability);
    if (threshold === 0) return (value) => value;
    masks.push(input);
    const bytes = graph.input(input.name, { type: 'uint8', shape });
    const scale = graph.scalar(dropoutScale(threshold));
    // Turned into floats anew where it is used: kept, it would take four times the memory until the backward pass.
    return (value) => multiply(graph, value, graph.node('DequantizeLinear', [bytes, scale]));
  };
  return {
    masks,
    hidden: (place, shape) => maskOf({ name: hiddenMaskName(place), place }, rates.hiddenDropout, shape),
    attention: (place, group, shape) =>
      maskOf({ name: attentionMaskName(place, group), place }, rates.attentionDropout, shape),
  };
}

export const hiddenMaskName = (place: number): string => `dropout ${place}`;
export const attentionMaskName = (place: number, group: number): string => `dropout ${place}.${group}`;
