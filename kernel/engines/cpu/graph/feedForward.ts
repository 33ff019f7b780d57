/** Two linear maps with an activation between: A = act(X W₁ᵀ + b₁) W₂ᵀ + b₂. */
import type { Value } from '../../../onnx/graph.ts';
import { activationOf } from './activation.ts';
import { linearBackward, linearMap } from './linear.ts';
import type { ModelGraph } from './modelGraph.ts';
import { gemm } from './operators.ts';

export function feedForward(
  model: ModelGraph,
  x: Value,
  { layer, ones }: { layer: number; ones: Value },
): Value {
  const { graph, weights, training, shape } = model;
  const up = linearMap(model, `layers.${layer}.ffn.up`, ones);
  const down = linearMap(model, `layers.${layer}.ffn.down`, ones);
  const activation = activationOf(shape.activation);
  const { inputScale, outputScale } = activation;

  const u = gemm(graph, [x, weights.ofView(up.weight)], {
    transposeB: true,
    scale: inputScale,
    addend: weights.ofView(up.bias),
    addendScale: inputScale,
  });
  const pass = activation.forward(graph, u);
  const y = gemm(graph, [pass.h, weights.ofView(down.weight)], {
    transposeB: true,
    scale: outputScale,
    addend: weights.ofView(down.bias),
  });
  training?.tape.record(() => {
    const { tape, gradients } = training;
    const dY = tape.gradientOf(y);
    gradients.matrix(down.weight, { dY, x: pass.again(), scale: outputScale });
    gradients.vector(down.bias, { dY, ones });
    const dH = gemm(graph, [dY, weights.ofView(down.weight)]);
    const dU = pass.backward(dH);
    const addend = tape.takePart(x);
    tape.addGradient(x, linearBackward(model, up, { x, dY: dU, scale: activation.gradientScale, addend }));
  });
  return y;
}
