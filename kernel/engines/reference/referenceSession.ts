/** One open model of the reference engine: the training step, scores, encodings, and the state of training. */
import type { ModelShape } from '../../model/modelShape.ts';
import { elementCount, isTrained, parametersOf } from '../../model/parameters.ts';
import type { Parameter } from '../../model/parameters.ts';
import type { EngineSession, EngineState, LabelledBatch, OpenModel, OpenOptions, Update } from '../engine.ts';
import { openProcessorMeter } from '../processor.ts';
import { adamw } from './adamw.ts';
import { classify, classifyBackward } from './classifier.ts';
import { crossEntropy, crossEntropyBackward } from './crossEntropy.ts';
import { drawDropout } from './dropout.ts';
import { encodeTexts } from './encodeTexts.ts';
import { clipScale, gradientNorm } from './gradientNorm.ts';
import type { Numbers } from './matrix.ts';
import { tensorOf } from './tensors.ts';
import { textsOf } from './texts.ts';

/** Between two steps everything is float32, so that a saved state brings back exactly the same run. */
interface State {
  readonly shape: ModelShape;
  readonly trained: readonly Parameter[];
  readonly weights: Map<string, Float32Array>;
  readonly firstMoments: Map<string, Float32Array>;
  readonly secondMoments: Map<string, Float32Array>;
  step: number;
}

export function openReferenceSession(model: OpenModel, options: OpenOptions): EngineSession {
  const state = openState(model, options);
  const { shape, weights } = state;
  return {
    step(batches, update) {
      const { loss, gradients } = gradientsOf(state, options, { batches, update });
      const gradNorm = gradientNorm(gradients.values());
      applyUpdate(state, gradients, { ...update, gradientScale: clipScale(gradNorm, update.clipNorm) });
      return Promise.resolve({ loss, gradNorm });
    },
    predict(input) {
      const settings = { shape, frozenLayers: options.frozenLayers, dropout: undefined };
      const texts = textsOf(input, shape.hiddenSize);
      const scores = texts.flatMap((text) => [...classify(text.input, weights, settings).head.logits.values]);
      return Promise.resolve(Float32Array.from(scores));
    },
    encode: (question) => Promise.resolve(encodeTexts(question, weights, shape)),
    save: () => savedState(state),
    load: (saved) => {
      loadState(state, saved);
    },
    weights: () => weights,
    sampleDevice: ((sample) => () => [sample()])(openProcessorMeter()),
    close: () => Promise.resolve(),
  };
}

function openState({ shape, weights }: OpenModel, options: OpenOptions): State {
  const parameters = parametersOf(shape);
  const trained = options.trains ? parameters.filter((each) => isTrained(each, options.frozenLayers)) : [];
  const moments = () =>
    new Map(trained.map((each) => [each.name, new Float32Array(elementCount(each.shape))]));
  const copy = (name: string) => Float32Array.from(tensorOf(weights, name));
  return {
    shape,
    trained,
    weights: new Map(parameters.map(({ name }) => [name, copy(name)])),
    firstMoments: moments(),
    secondMoments: moments(),
    step: 0,
  };
}

/** Weighted loss and its gradients over all texts of all micro-batches. */
function gradientsOf(
  { shape, trained, weights }: State,
  options: OpenOptions,
  { batches, update }: { batches: readonly LabelledBatch[]; update: Update },
): { loss: number; gradients: Map<string, Float64Array> } {
  const { frozenLayers, seed } = options;
  const gradients = new Map(trained.map((each) => [each.name, new Float64Array(elementCount(each.shape))]));
  let loss = 0;
  for (const [microBatch, batch] of batches.entries()) {
    for (const place of textsOf(batch.input, shape.hiddenSize)) {
      const dropout = drawDropout({ seed, step: update.step, microBatch }, options, place);
      const tape = classify(place.input, weights, { shape, frozenLayers, dropout });
      const target = { label: batch.labels[place.text]!, weight: batch.weights[place.text]! };
      const logits = tape.head.logits.values;
      loss += crossEntropy(logits, target);
      const dLogits = crossEntropyBackward(logits, target);
      classifyBackward({ tape, weights, gradients, shape, frozenLayers }, dLogits);
    }
  }
  return { loss, gradients };
}

function applyUpdate(
  state: State,
  gradients: ReadonlyMap<string, Numbers>,
  by: Update & { readonly gradientScale: number },
): void {
  for (const { name, depth, decays } of state.trained) {
    const tensors = {
      weights: tensorOf(state.weights, name),
      firstMoments: tensorOf(state.firstMoments, name),
      secondMoments: tensorOf(state.secondMoments, name),
    };
    const isHead = depth === state.shape.layerCount;
    adamw(tensors, tensorOf(gradients, name), {
      step: by.step,
      learningRate: isHead ? by.headLearningRate : by.learningRate,
      weightDecay: decays ? by.weightDecay : 0,
      gradientScale: by.gradientScale,
    });
  }
  state.step = by.step;
}

function savedState({ trained, weights, firstMoments, secondMoments, step }: State): EngineState {
  const names = new Set(trained.map(({ name }) => name));
  const parameters = new Map([...weights].filter(([name]) => names.has(name)));
  return { step, parameters, firstMoments, secondMoments };
}

function loadState(state: State, saved: EngineState): void {
  for (const { name } of state.trained) {
    state.weights.get(name)!.set(tensorOf(saved.parameters, name));
    state.firstMoments.get(name)!.set(tensorOf(saved.firstMoments, name));
    state.secondMoments.get(name)!.set(tensorOf(saved.secondMoments, name));
  }
  state.step = saved.step;
}
