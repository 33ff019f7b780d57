/** The graph of one micro-batch of training: forward, loss, backward, all in one ONNX model. */
import { createGraph } from '../../../onnx/graph.ts';
import type { ModelShape } from '../../../model/modelShape.ts';
import { createDropout } from './dropout.ts';
import type { DropoutRates, MaskInput } from './dropout.ts';
import { encoderInputs, firstTokensAfterAll, start } from './encoder.ts';
import type { GraphStart } from './encoder.ts';
import { crossEntropy, head } from './head.ts';
import { createTraining, createWeightInputs } from './modelGraph.ts';
import { leaveOutputsUncopied } from './uncopiedOutputs.ts';
import type { ParameterView } from './parameterView.ts';

export const targetsName = 'targets';
export const lossesName = 'losses';

export interface TrainGraphOptions {
  readonly start: GraphStart;
  readonly dropout: DropoutRates;
  /** Gradients are added to those of earlier micro-batches, which are inputs. */
  readonly accumulates: boolean;
}

export interface TrainGraph {
  readonly model: Uint8Array;
  readonly weights: readonly ParameterView[];
  readonly gradients: readonly ParameterView[];
  readonly masks: readonly MaskInput[];
}

export function buildTrainGraph(shape: ModelShape, options: TrainGraphOptions): TrainGraph {
  const graph = createGraph('training step');
  const weights = createWeightInputs(graph, shape);
  const dropout = createDropout(graph, options.dropout);
  const training = createTraining(graph, dropout, options.accumulates);
  const model = { graph, shape, weights, training };

  const inputs = encoderInputs(model);
  const hidden = start(model, inputs, options.start);
  const lowestTrained = options.start.kind === 'tokens' ? -1 : hidden.layer;
  const first = firstTokensAfterAll(model, hidden, { inputs, lowestTrained });
  const scores = head(model, first, inputs.onesOfTexts);
  const targets = graph.input(targetsName, { type: 'float32', shape: ['B', shape.labelCount] });
  const losses = crossEntropy(model, scores, targets);
  training.tape.run();

  graph.output(lossesName, losses, { type: 'float32', shape: ['B'] });
  leaveOutputsUncopied(graph);
  return {
    model: graph.encode(),
    weights: [...weights.used.values()],
    gradients: training.gradients.views,
    masks: dropout.masks,
  };
}
