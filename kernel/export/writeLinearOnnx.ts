/**
 * The numeric part of a baseline or instant model as one ONNX file: how often each run of the vocabulary occurs
 * (and the encoder's means) → logits (batch, C). TF-IDF, standardising and scaling are inside.
 */
import type { EncoderPart, LinearModelParts } from '../linear/linearModel.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { createGraph } from '../onnx/graph.ts';
import type { Graph, Value } from '../onnx/graph.ts';

/** Throws `disk.full` or `folder.not_writable`. */
export async function writeLinearOnnx(path: string, model: LinearModelParts): Promise<void> {
  const { labelCount, encoder, vocabulary, weights, bias } = model;
  const columns = vocabulary.rarity.length;
  const graph = createGraph('linear');
  const counts = graph.input('counts', { type: 'float32', shape: ['batch', columns] });
  const ofRuns = graph.node('MatMul', [
    tfIdf(graph, counts, model),
    matrix(graph, weights, columns, labelCount),
  ]);
  const sum = encoder ? graph.node('Add', [ofRuns, encoderScores(graph, encoder, labelCount)]) : ofRuns;
  const logits = graph.node('Add', [sum, matrix(graph, bias, labelCount)]);
  graph.output('logits', logits, { type: 'float32', shape: ['batch', labelCount] });
  await replaceFile(path, [graph.encode()]);
}

/** (1 + ln count) · rarity where something occurs; the word block and the character block each of length 1. */
function tfIdf(graph: Graph, counts: Value, { settings, vocabulary }: LinearModelParts): Value {
  const one = graph.scalar(1);
  const dampened = graph.node('Add', [graph.node('Log', [graph.node('Max', [counts, one])]), one]);
  const occurs = graph.node('Min', [counts, one]);
  const times = settings.dampenCounts ? graph.node('Mul', [occurs, dampened]) : counts;
  const [words, all] = [vocabulary.words.length, vocabulary.rarity.length];
  const values = graph.node('Mul', [times, matrix(graph, vocabulary.rarity, all)]);
  const block = (from: number, to: number) =>
    unitLength(graph, graph.node('Slice', [values, graph.int64(from), graph.int64(to), graph.int64(1)]));
  return graph.node('Concat', [block(0, words), block(words, all)], { axis: { int: 1 } });
}

/** Each layer's means standardised, of length 1, into the linear map. */
function encoderScores(graph: Graph, { scale, weights }: EncoderPart, labelCount: number): Value {
  const size = [scale.layers.length, scale.hiddenSize] as const;
  const width = scale.layers.length * scale.hiddenSize;
  const means = graph.input('means', { type: 'float32', shape: ['batch', ...size] });
  const centred = graph.node('Sub', [means, matrix(graph, scale.centre, ...size)]);
  const blocks = unitLength(graph, graph.node('Div', [centred, matrix(graph, scale.spread, ...size)]));
  const rows = graph.node('Reshape', [blocks, graph.int64(-1, width)]);
  return graph.node('MatMul', [rows, matrix(graph, weights, width, labelCount)]);
}

/** Divides by the Euclidean length over the last axis; zeros stay zeros. */
function unitLength(graph: Graph, x: Value): Value {
  const squares = graph.node('Mul', [x, x]);
  const sum = graph.node('ReduceSum', [squares, graph.int64(-1)], { keepdims: { int: 1 } });
  return graph.node('Div', [x, graph.node('Max', [graph.node('Sqrt', [sum]), graph.scalar(1e-30)])]);
}

function matrix(graph: Graph, data: Float32Array, ...shape: number[]): Value {
  return graph.constant({ type: 'float32', shape, data });
}
