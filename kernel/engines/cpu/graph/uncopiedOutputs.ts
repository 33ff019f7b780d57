/**
 * The Node binding copies every output of a run into a fresh array, also those that were given their place: hundreds
 * of MB a step. It does so in the order of declaration and stops with an error at the first output that it cannot
 * convert, a sequence. Declared first, such an output spares all copies; the error says nothing, so a last number
 * tells whether the run went well.
 */
import type { Graph } from '../../../onnx/graph.ts';

/** The output that JavaScript cannot receive. */
export const uncopiedName = 'uncopied';

/** int64 (1): not negative once every other output was written. */
export const finishedName = 'finished';

/** Comes after all other outputs were declared. */
export function leaveOutputsUncopied(graph: Graph): void {
  // The shape of a value is known when the value is: this waits for all of them and reads none.
  const shapes = graph.outputValues.toReversed().map((value) => graph.node('Shape', [value]));
  const all = graph.node('Concat', shapes, { axis: { int: 0 } });
  const finished = graph.node('Gather', [all, graph.int64(0)], { axis: { int: 0 } });
  graph.output(finishedName, finished, { type: 'int64', shape: [1] });
  graph.leadingSequence(uncopiedName, graph.node('SequenceConstruct', [finished]));
}
