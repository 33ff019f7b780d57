/** Reverse-mode differentiation, block by block: each block records its backward pass, the last recorded runs first. */
import type { Graph, Value } from '../../../onnx/graph.ts';
import { add } from './operators.ts';

export interface Tape {
  record(backward: () => void): void;
  /** Adds to the gradient of a value of the forward pass. */
  addGradient(value: Value, gradient: Value): void;
  /** Gradient of a value, complete once all who read the value ran backward. */
  gradientOf(value: Value): Value;
  /** Takes one part of a value's gradient away, for an operator that adds it in passing; null where there is none yet. */
  takePart(value: Value): Value | null;
  /** Runs all that was recorded. */
  run(): void;
}

export function createTape(graph: Graph): Tape {
  const recorded: (() => void)[] = [];
  const parts = new Map<Value, Value[]>();
  return {
    record: (backward) => recorded.push(backward),
    addGradient(value, gradient) {
      const known = parts.get(value);
      if (known) known.push(gradient);
      else parts.set(value, [gradient]);
    },
    gradientOf(value) {
      const sum = parts.get(value)?.reduce((a, b) => add(graph, a, b));
      if (sum === undefined) throw new Error(`nothing flows back to ${value.hint}`);
      return sum;
    },
    takePart: (value) => parts.get(value)?.pop() ?? null,
    run() {
      for (let backward = recorded.pop(); backward; backward = recorded.pop()) backward();
    },
  };
}
