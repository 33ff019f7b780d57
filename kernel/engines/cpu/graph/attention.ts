/**
 * Self-attention of one layer over packed rows: projections, groups, and back; without the output map.
 * The last layer of a classifier needs its result for first tokens only, and asks for no more.
 */
import type { Value } from '../../../onnx/graph.ts';
import { dropoutPlace } from '../../dropoutStream.ts';
import { groupCount } from './attentionInputs.ts';
import type { AttentionInputs } from './attentionInputs.ts';
import { headDots, packHeads, projectedHeads, splitHeads } from './heads.ts';
import { linearBackward, linearGradients } from './linear.ts';
import type { LinearMap } from './linear.ts';
import type { ModelGraph } from './modelGraph.ts';
import { gather } from './operators.ts';
import { projectionView } from './parameterView.ts';
import type { ProjectionPart } from './parameterView.ts';
import { scaledDotProduct } from './scaledDotProduct.ts';
import type { AttentionPass } from './scaledDotProduct.ts';

export interface AttentionPlace {
  readonly layer: number;
  readonly inputs: AttentionInputs;
  /** (1, T) of ones. */
  readonly ones: Value;
  /** (1, B) of ones. */
  readonly onesOfTexts: Value;
  /** False where nothing below the layer trains: the gradient of x is not needed. */
  readonly passesGradient: boolean;
}

const allGroups = Array.from({ length: groupCount }, (_, group) => group);

/** (T, H) from (T, H). */
export function selfAttention(model: ModelGraph, x: Value, place: AttentionPlace): Value {
  const { graph, shape, training } = model;
  const { inputs, ones } = place;
  const view = (...parts: ProjectionPart[]) => projectionView(place.layer, parts, shape.hiddenSize);
  const q = projectedHeads(model, x, view('query'));
  const k = projectedHeads(model, x, view('key'));
  const v = projectedHeads(model, x, view('value'));
  const passes = allGroups.map((group) => {
    const rows = inputs.rows(group);
    const [ofQ, ofK, ofV] = [gather(graph, q, rows), gather(graph, k, rows), gather(graph, v, rows)];
    return groupPass(model, place, { group, q: ofQ, k: ofK, v: ofV, queries: `s${group}` });
  });
  const context = packHeads(
    model,
    passes.map(({ output }) => output),
    inputs.packed(1),
  );

  training?.tape.record(() => {
    const { tape } = training;
    const dContext = tape.gradientOf(context);
    const dots = headDots(model, dContext, context);
    const dHeads = splitHeads(model, dContext);
    const gradients = passes.map((pass, group) => {
      const rows = inputs.rows(group);
      return pass.backward({ dO: gather(graph, dHeads, rows), dotProducts: gather(graph, dots, rows) });
    });
    const tables = (['dQ', 'dK', 'dV'] as const).flatMap((part) => gradients.map((each) => each[part]));
    const dY = packHeads(model, tables, inputs.packed(3));
    passBack(model, place, { map: { ...view('query', 'key', 'value'), ones }, x, dY });
  });
  return context;
}

/** Context (B, H) of the first tokens, and their rows of x (B, H) for the residual. */
export function firstTokenAttention(
  model: ModelGraph,
  x: Value,
  place: AttentionPlace,
): { context: Value; first: Value } {
  const { graph, shape, training } = model;
  const { inputs, ones, onesOfTexts } = place;
  const view = (...parts: ProjectionPart[]) => projectionView(place.layer, parts, shape.hiddenSize);
  const first = firstTokenRows(model, x, inputs);
  const q = projectedHeads(model, first, view('query'));
  const k = projectedHeads(model, x, view('key'));
  const v = projectedHeads(model, x, view('value'));
  const passes = allGroups.map((group) => {
    const rows = inputs.rows(group);
    const ofQ = gather(graph, q, inputs.firstRows(group));
    return groupPass(model, place, {
      group,
      q: ofQ,
      k: gather(graph, k, rows),
      v: gather(graph, v, rows),
      queries: 1,
    });
  });
  const context = packHeads(
    model,
    passes.map(({ output }) => output),
    inputs.firstPacked(),
  );

  // Recorded after the gathering of first rows, so it runs before it: both parts of their gradient are there by then.
  training?.tape.record(() => {
    const { tape } = training;
    const dContext = tape.gradientOf(context);
    const dots = headDots(model, dContext, context);
    const dHeads = splitHeads(model, dContext);
    const gradients = passes.map((pass, group) => {
      const rows = inputs.firstRows(group);
      return pass.backward({ dO: gather(graph, dHeads, rows), dotProducts: gather(graph, dots, rows) });
    });
    const dQ = packHeads(
      model,
      gradients.map((each) => each.dQ),
      inputs.firstPacked(),
    );
    const dKV = packHeads(
      model,
      (['dK', 'dV'] as const).flatMap((part) => gradients.map((each) => each[part])),
      inputs.packed(2),
    );
    passBack(model, place, { map: { ...view('query'), ones: onesOfTexts }, x: first, dY: dQ });
    passBack(model, place, { map: { ...view('key', 'value'), ones }, x, dY: dKV });
  });
  return { context, first };
}

/** Rows of the first tokens (B, H); their gradient is added into the rows they came from. */
export function firstTokenRows(model: ModelGraph, x: Value, inputs: AttentionInputs): Value {
  const { graph, training } = model;
  const first = gather(graph, x, inputs.firstTokens());
  training?.tape.record(() => {
    const { tape } = training;
    const rest = tape.takePart(x);
    if (rest === null) return;
    const rows = graph.node('Unsqueeze', [inputs.firstTokens(), graph.int64(1)]);
    const sum = graph.node('ScatterND', [rest, rows, tape.gradientOf(first)], { reduction: { text: 'add' } });
    tape.addGradient(x, sum);
  });
  return first;
}

/** Gradients of the projections; the gradient of x where somebody below asks for it. */
function passBack(
  model: ModelGraph,
  { passesGradient }: AttentionPlace,
  { map, x, dY }: { readonly map: LinearMap; readonly x: Value; readonly dY: Value },
): void {
  const tape = model.training?.tape;
  if (!tape) return;
  if (passesGradient) tape.addGradient(x, linearBackward(model, map, { x, dY, addend: tape.takePart(x) }));
  else linearGradients(model, map, { x, dY });
}

interface GroupRows {
  readonly group: number;
  readonly q: Value;
  readonly k: Value;
  readonly v: Value;
  readonly queries: number | string;
}

function groupPass(
  model: ModelGraph,
  { layer, inputs }: AttentionPlace,
  { group, queries, ...heads }: GroupRows,
): AttentionPass {
  const shape = [`n${group}`, model.shape.headCount, queries, `s${group}`];
  const dropout =
    model.training?.dropout.attention(dropoutPlace.attention(layer), group, shape) ??
    ((value: Value) => value);
  return scaledDotProduct(model, { ...heads, keyMask: inputs.keyMask(group), dropout });
}
