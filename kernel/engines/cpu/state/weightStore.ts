/**
 * Weights, gradients and moments. Trained parameters lie in WebAssembly memories, which the optimizer works on and
 * onnxruntime reads and writes in place; frozen ones are plain arrays. A memory holds whole layers, at most 4 GiB.
 */
import type { ModelShape } from '../../../model/modelShape.ts';
import { elementCount, isTrained, parametersOf } from '../../../model/parameters.ts';
import type { Parameter, Weights } from '../../../model/parameters.ts';
import type { ParameterView } from '../graph/parameterView.ts';
import { allocateMemory } from './allocateMemory.ts';
import { firstFreeAddress, openAdamw } from './openKernels.ts';
import type { AdamwKernels } from './openKernels.ts';

export interface TrainedParameter {
  readonly parameter: Parameter;
  readonly count: number;
  readonly kernels: AdamwKernels;
  readonly memory: WebAssembly.Memory;
  /** Byte addresses of the four arrays. */
  readonly at: Readonly<Record<Role, number>>;
}

export type Role = 'weights' | 'gradients' | 'firstMoments' | 'secondMoments';

export interface WeightStore {
  readonly trained: readonly TrainedParameter[];
  /** Whole parameters, frozen ones included. */
  readonly weights: Weights;
  /** What a graph input or output of this view reads or writes. */
  viewed(view: ParameterView, role: 'weights' | 'gradients'): Float32Array;
}

export interface StoredModel {
  readonly shape: ModelShape;
  readonly frozenLayers: number;
  readonly trains: boolean;
  readonly initial: Weights;
}

export async function openWeightStore({
  shape,
  frozenLayers,
  trains,
  initial,
}: StoredModel): Promise<WeightStore> {
  const parameters = parametersOf(shape);
  const layOut = layOutMemories(
    parameters.filter((parameter) => trains && isTrained(parameter, frozenLayers)),
  );
  const trained: TrainedParameter[] = [];
  for (const { bytes, placed } of layOut) {
    const memory = allocateMemory(bytes);
    const kernels = await openAdamw(memory);
    trained.push(...placed.map((each) => ({ ...each, memory, kernels })));
  }
  const byName = new Map(trained.map((each) => [each.parameter.name, each]));
  const weights = new Map<string, Float32Array>();
  for (const parameter of parameters) weights.set(parameter.name, storedCopy(parameter, initial, byName));

  return {
    trained,
    weights,
    viewed({ parameter, shape: size }, role) {
      const stored = byName.get(parameter);
      const count = elementCount(size);
      if (stored) return new Float32Array(stored.memory.buffer, stored.at[role], count);
      return weights.get(parameter)!.subarray(0, count);
    },
  };
}

function storedCopy(
  parameter: Parameter,
  initial: Weights,
  trained: ReadonlyMap<string, TrainedParameter>,
): Float32Array {
  const { name } = parameter;
  const given = initial.get(name);
  if (given?.length !== elementCount(parameter.shape))
    throw new Error(`${name} is missing or of another size`);
  const stored = trained.get(name);
  if (!stored) return given.slice();
  const copy = arrayOf(stored, 'weights');
  copy.set(given);
  return copy;
}

export function arrayOf({ memory, at, count }: TrainedParameter, role: Role): Float32Array {
  return new Float32Array(memory.buffer, at[role], count);
}

interface MemoryLayout {
  readonly bytes: number;
  readonly placed: readonly Pick<TrainedParameter, 'parameter' | 'count' | 'at'>[];
}

/** Memories up to this size are shared by neighbouring layers; a larger layer gets one of its own. */
const sharedBytes = 2 ** 31;

function layOutMemories(parameters: readonly Parameter[]): MemoryLayout[] {
  const layouts: MemoryLayout[] = [];
  let pending: Parameter[] = [];
  const depths = [...new Set(parameters.map(({ depth }) => depth))];
  for (const depth of depths) {
    const ofDepth = parameters.filter((parameter) => parameter.depth === depth);
    if (pending.length > 0 && layOut([...pending, ...ofDepth]).bytes > sharedBytes) {
      layouts.push(layOut(pending));
      pending = [];
    }
    pending.push(...ofDepth);
  }
  if (pending.length > 0) layouts.push(layOut(pending));
  return layouts;
}

/** One role after the other; in each, parameters on 64-byte boundaries, but projections seen as one without a gap. */
function layOut(parameters: readonly Parameter[]): MemoryLayout {
  const offsets: number[] = [];
  let end = 0;
  for (const { name, shape } of parameters) {
    if (!/\.attention\.(key|value)\.(weight|bias)$/.test(name)) end = Math.ceil(end / 64) * 64;
    offsets.push(end);
    end += elementCount(shape) * 4;
  }
  const roleBytes = Math.ceil(end / 64) * 64;
  const at = (offset: number): Record<Role, number> => ({
    weights: firstFreeAddress + offset,
    gradients: firstFreeAddress + roleBytes + offset,
    firstMoments: firstFreeAddress + 2 * roleBytes + offset,
    secondMoments: firstFreeAddress + 3 * roleBytes + offset,
  });
  const placed = parameters.map((parameter, i) => ({
    parameter,
    count: elementCount(parameter.shape),
    at: at(offsets[i]!),
  }));
  // Spare room at the end: decay factors and a row of zeros (wordRows.ts).
  return { bytes: firstFreeAddress + 4 * roleBytes + spareBytes, placed };
}

/** At the end of each memory. */
export const spareBytes = 65536;
