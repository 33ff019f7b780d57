/** The graphs of one open model, each built and loaded when first needed and kept: loading takes a second or so. */
import type { ModelShape } from '../../model/modelShape.ts';
import type { DropoutRates } from './graph/dropout.ts';
import type { GraphStart } from './graph/encoder.ts';
import { buildEncodeGraph, buildScoreGraph } from './graph/forwardGraph.ts';
import type { EncodeGraphOptions } from './graph/forwardGraph.ts';
import { gradientName, gradientShape, earlierGradient } from './graph/gradientOutputs.ts';
import type { ParameterView } from './graph/parameterView.ts';
import { buildTrainGraph } from './graph/trainGraph.ts';
import { openGraphSession } from './graphSession.ts';
import type { GraphSession } from './graphSession.ts';
import type { WeightStore } from './state/weightStore.ts';
import { floats } from './tensors.ts';
import type { Feeds } from './tensors.ts';

/** A loaded graph with the weights it reads; `gradients` are the outputs it writes, in place. */
export interface LoadedGraph {
  readonly session: GraphSession;
  readonly weights: Feeds;
  readonly gradients: Feeds;
  /** Gradients are added to what is there: they must be cleared before the first micro-batch. */
  readonly accumulates: boolean;
}

export interface CpuGraphs {
  /** Once a step had several micro-batches, all graphs accumulate: two would keep twice the working memory. */
  train(start: GraphStart, microBatches: 'one' | 'several'): Promise<LoadedGraph>;
  scores(start: GraphStart): Promise<LoadedGraph>;
  encode(options: EncodeGraphOptions): Promise<LoadedGraph>;
  /** Gives all working memory back; graphs are loaded again when needed. */
  close(): Promise<void>;
}

export interface GraphSettings {
  readonly shape: ModelShape;
  readonly threads: number;
  readonly rates: DropoutRates;
}

export function createCpuGraphs(store: WeightStore, { shape, threads, rates }: GraphSettings): CpuGraphs {
  const loaded = new Map<string, LoadedGraph>();
  let accumulates = false;
  const once = async (kind: string, options: object, build: () => Built): Promise<LoadedGraph> => {
    const key = `${kind} ${JSON.stringify(options)}`;
    const graph = loaded.get(key) ?? (await load(build(), store, threads));
    loaded.set(key, graph);
    return graph;
  };
  const closeThose = async (isLeaving: (graph: LoadedGraph) => boolean): Promise<void> => {
    for (const [key, graph] of loaded) {
      if (!isLeaving(graph)) continue;
      loaded.delete(key);
      await graph.session.close();
    }
  };
  return {
    async train(start, microBatches) {
      if (microBatches === 'several' && !accumulates) {
        accumulates = true;
        await closeThose(({ gradients }) => Object.keys(gradients).length > 0);
      }
      return once('train', { start, accumulates }, () => {
        const { model, weights, gradients } = buildTrainGraph(shape, { start, dropout: rates, accumulates });
        return { model, weights, gradients, accumulates };
      });
    },
    scores: (start) => once('scores', start, () => buildScoreGraph(shape, start)),
    encode: (options) => once('encode', options, () => buildEncodeGraph(shape, options)),
    close: () => closeThose(() => true),
  };
}

interface Built {
  readonly model: Uint8Array;
  readonly weights: readonly ParameterView[];
  readonly gradients?: readonly ParameterView[];
  readonly accumulates?: boolean;
}

async function load(built: Built, store: WeightStore, threads: number): Promise<LoadedGraph> {
  const session = await openGraphSession(built.model, threads);
  const weights: Feeds = {};
  const gradients: Feeds = {};
  const accumulates = built.accumulates ?? false;
  for (const view of built.weights) weights[view.name] = floats(store.viewed(view, 'weights'), view.shape);
  for (const view of built.gradients ?? []) {
    const tensor = floats(store.viewed(view, 'gradients'), gradientShape(view));
    gradients[gradientName(view)] = tensor;
    // Read and written in one place: the product is added to what is there.
    if (accumulates) weights[earlierGradient(view)] = tensor;
  }
  return { session, weights, gradients, accumulates };
}
