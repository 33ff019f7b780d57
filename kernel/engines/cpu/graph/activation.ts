/**
 * The activations between the two maps of a feed-forward block, forward and backward.
 * Constant factors are left to the neighbouring matrix products, where they cost nothing. What a backward pass can
 * have again with one cheap operator is not kept for it: these are the largest values of a layer.
 */
import type { ModelShape } from '../../../model/modelShape.ts';
import type { Graph, Value } from '../../../onnx/graph.ts';
import { add, multiply, subtract } from './operators.ts';

export interface Activation {
  /** The activation reads `inputScale` times the pre-activation… */
  readonly inputScale: number;
  /** …and gives the activated value divided by `outputScale`. */
  readonly outputScale: number;
  /** The gradient it gives back, of the unscaled pre-activation, is still to be multiplied by this. */
  readonly gradientScale: number;
  forward(graph: Graph, u: Value): ActivationPass;
}

export interface ActivationPass {
  readonly h: Value;
  /** The activated value once more, for the backward pass. */
  again(): Value;
  backward(dH: Value): Value;
}

export function activationOf(name: ModelShape['activation']): Activation {
  return { gelu, geluTanh, relu }[name];
}

/** With t = x / √2: gelu(x) = x Φ(x) = t (1 + erf t) / √2, and its derivative (1 + erf t + 2 t exp(−t²) / √π) / 2. */
const gelu: Activation = {
  inputScale: Math.SQRT1_2,
  outputScale: Math.SQRT1_2,
  gradientScale: 0.5,
  forward(graph, t) {
    const onePlusErf = add(graph, graph.node('Erf', [t]), graph.scalar(1));
    return {
      h: multiply(graph, t, onePlusErf),
      again: () => multiply(graph, t, onePlusErf),
      backward(dH) {
        const bell = graph.node('Div', [t, graph.node('Exp', [multiply(graph, t, t)])]);
        const slope = multiply(graph, bell, graph.scalar(2 / Math.sqrt(Math.PI)));
        return multiply(graph, add(graph, slope, onePlusErf), dH);
      },
    };
  },
};

const cubic = 0.044715;
const slopeAtZero = Math.sqrt(2 / Math.PI);

/** gelu's approximation x (1 + tanh z) / 2 with z = √(2/π) (x + 0.044715 x³) (Hendrycks and Gimpel 2016). */
const geluTanh: Activation = {
  inputScale: 1,
  outputScale: 1,
  gradientScale: 0.5,
  forward(graph, x) {
    const activate = () => graph.node('Gelu', [x], { approximate: { text: 'tanh' } });
    // Twice the derivative is 1 + tanh z + x (1 − tanh² z) dz/dx.
    const backward = (dH: Value): Value => {
      const one = graph.scalar(1);
      const square = multiply(graph, x, x);
      const inner = add(graph, multiply(graph, square, graph.scalar(cubic)), one);
      const z = multiply(graph, multiply(graph, x, inner), graph.scalar(slopeAtZero));
      const tanh = graph.node('Tanh', [z]);
      const slope = add(
        graph,
        multiply(graph, square, graph.scalar(3 * cubic * slopeAtZero)),
        graph.scalar(slopeAtZero),
      );
      const rest = multiply(
        graph,
        subtract(graph, one, multiply(graph, tanh, tanh)),
        multiply(graph, x, slope),
      );
      return multiply(graph, add(graph, add(graph, tanh, rest), one), dH);
    };
    return { h: activate(), again: activate, backward };
  },
};

const relu: Activation = {
  inputScale: 1,
  outputScale: 1,
  gradientScale: 1,
  forward(graph, x) {
    const activate = () => graph.node('Relu', [x]);
    return {
      h: activate(),
      again: activate,
      backward: (dH) => multiply(graph, dH, graph.node('Sign', [activate()])),
    };
  },
};
