/** One transformer layer, post-norm as BERT has it: attention and feed-forward, each dropped out, added and normalised. */
import type { Value } from '../../../onnx/graph.ts';
import { dropoutPlace } from '../../dropoutStream.ts';
import { firstTokenAttention, selfAttention } from './attention.ts';
import type { AttentionPlace } from './attention.ts';
import { hiddenDropout } from './hiddenDropout.ts';
import { feedForward } from './feedForward.ts';
import { addAndNorm } from './layerNorm.ts';
import { linear, linearMap } from './linear.ts';
import type { ModelGraph } from './modelGraph.ts';

/** (T, H) from (T, H). */
export function layer(model: ModelGraph, x: Value, place: AttentionPlace): Value {
  const context = selfAttention(model, x, place);
  return afterAttention(model, { context, residual: x }, { layer: place.layer, ones: place.ones, rows: 'T' });
}

/** The layer's result for first tokens, (B, H): every other row would be computed for nothing. */
export function lastLayer(model: ModelGraph, x: Value, place: AttentionPlace): Value {
  const { context, first } = firstTokenAttention(model, x, place);
  return afterAttention(
    model,
    { context, residual: first },
    { layer: place.layer, ones: place.onesOfTexts, rows: 'B' },
  );
}

function afterAttention(
  model: ModelGraph,
  { context, residual }: { readonly context: Value; readonly residual: Value },
  { layer, ones, rows }: { readonly layer: number; readonly ones: Value; readonly rows: 'T' | 'B' },
): Value {
  const name = `layers.${layer}`;
  const projected = linear(model, context, linearMap(model, `${name}.attention.output`, ones));
  const attended = hiddenDropout(model, projected, { place: dropoutPlace.attentionOutput(layer), rows });
  const middle = addAndNorm(model, [attended, residual], { name: `${name}.attention.norm`, ones });
  const fed = feedForward(model, middle, { layer, ones });
  const dropped = hiddenDropout(model, fed, { place: dropoutPlace.feedForward(layer), rows });
  return addAndNorm(model, [dropped, middle], { name: `${name}.ffn.norm`, ones });
}
