/** A process that opens one session of onnxruntime, and prints what 2 + 2 gives there. */
import { createGraph } from '../../../onnx/graph.ts';
import { InferenceSession, Tensor } from '../runtime.ts';

const graph = createGraph('sum');
const x = graph.input('x', { type: 'float32', shape: [1] });
graph.output('y', graph.node('Add', [x, x]), { type: 'float32', shape: [1] });
const session = await InferenceSession.create(graph.encode());
const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(2), [1]) });
console.log(y?.data[0]);
