/** A run of rows of one parameter, or of several that follow each other in memory, seen as one matrix. */
import type { Parameter } from '../../../model/parameters.ts';

export interface ParameterView {
  /** Its name as a graph input. */
  readonly name: string;
  /** The parameter at whose first element it begins. */
  readonly parameter: string;
  readonly shape: readonly number[];
}

export function wholeParameter({ name, shape }: Parameter): ParameterView {
  return { name, parameter: name, shape };
}

/** Weight and bias of a linear map. */
export interface Projection {
  readonly weight: ParameterView;
  readonly bias: ParameterView;
}

export type ProjectionPart = 'query' | 'key' | 'value';

/** Neighbouring projections of one layer's attention as one matrix (parts · H, H) and one bias (parts · H). */
export function projectionView(
  layer: number,
  parts: readonly ProjectionPart[],
  hiddenSize: number,
): Projection {
  const [first = 'query'] = parts;
  const view = (kind: string, ...shape: number[]): ParameterView => ({
    name: `layers.${layer}.attention.${parts.join('+')}.${kind}`,
    parameter: `layers.${layer}.attention.${first}.${kind}`,
    shape,
  });
  const rows = parts.length * hiddenSize;
  return { weight: view('weight', rows, hiddenSize), bias: view('bias', rows) };
}
