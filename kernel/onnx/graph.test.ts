/** Graphs that onnxruntime loads and runs. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { InferenceSession, Tensor } from '../engines/cpu/runtime.ts';
import { createGraph } from './graph.ts';
import type { Graph } from './graph.ts';

type Result = Record<string, { dims: readonly number[]; data: unknown[] }>;

async function run(graph: Graph, feeds: Record<string, Tensor>): Promise<Result> {
  const session = await InferenceSession.create(graph.encode(), { logSeverityLevel: 3 });
  const outputs = await session.run(feeds);
  await session.release();
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { dims, data }]) => [
      name,
      { dims, data: Array.from(data as Float32Array) },
    ]),
  );
}

const row = (...values: number[]) => new Tensor('float32', Float32Array.from(values), [values.length]);

describe('createGraph', () => {
  it('makes a model with inputs of unknown size, constants, attributes and two domains', async () => {
    const graph = createGraph('test');
    const x = graph.input('x', { type: 'float32', shape: ['n'] });
    const doubled = graph.node('Mul', [x, graph.scalar(2)]);
    const matrix = graph.node('Reshape', [doubled, graph.int64(-1, 2)]);
    const product = graph.node('com.microsoft.FusedMatMul', [matrix, matrix], {
      transB: { int: 1 },
      alpha: { float: 0.5 },
    });
    graph.output('y', product, { type: 'float32', shape: ['m', 'm'] });
    assert.deepEqual(await run(graph, { x: row(1, 2, 3, 4) }), {
      y: { dims: [2, 2], data: [10, 22, 22, 50] },
    });
  });

  it('gives several outputs, and leaves out those not wanted', async () => {
    const graph = createGraph('test');
    const x = graph.input('x', { type: 'float32', shape: [4] });
    const ones = graph.constant({ type: 'float32', shape: [4], data: Float32Array.of(1, 1, 1, 1) });
    const zeros = graph.constant({ type: 'float32', shape: [4], data: new Float32Array(4) });
    const made = graph.nodeWith([true, false, true], 'LayerNormalization', { inputs: [x, ones, zeros] });
    assert.equal(made.length, 2);
    graph.output('inverse deviation', made[1]!, { type: 'float32', shape: [1] });
    const result = await run(graph, { x: row(-1, 1, -1, 1) });
    assert.ok(Math.abs(Number(result['inverse deviation']!.data[0]) - 1) < 1e-4);
  });

  it('hands out an input, and one value twice, under other names', async () => {
    const graph = createGraph('test');
    const x = graph.input('x', { type: 'float32', shape: ['n'] });
    const y = graph.node('Neg', [x]);
    graph.output('same', x, { type: 'float32', shape: ['n'] });
    graph.output('first', y, { type: 'float32', shape: ['n'] });
    graph.output('second', y, { type: 'float32', shape: ['n'] });
    const result = await run(graph, { x: row(3) });
    assert.deepEqual(result, {
      same: { dims: [1], data: [3] },
      first: { dims: [1], data: [-3] },
      second: { dims: [1], data: [-3] },
    });
  });

  it('declares an input once and stores equal small constants once', () => {
    const graph = createGraph('test');
    const declaration = { type: 'float32', shape: [2] } as const;
    assert.equal(graph.input('x', declaration), graph.input('x', declaration));
    assert.equal(graph.scalar(0.5), graph.scalar(0.5));
    assert.notEqual(graph.int64(1), graph.int64(1, 1));
  });

  it('stores tensors of every element type that the product uses', async () => {
    const graph = createGraph('test');
    const cast = (value: ReturnType<Graph['constant']>) => graph.node('Cast', [value], { to: { int: 1 } });
    const values = [
      graph.constant({ type: 'uint8', shape: [1], data: Uint8Array.of(200) }),
      graph.constant({ type: 'int8', shape: [1], data: Int8Array.of(-3) }),
      graph.constant({ type: 'int32', shape: [1], data: Int32Array.of(-70000) }),
      graph.constant({ type: 'int64', shape: [1], data: BigInt64Array.of(5n) }),
      graph.constant({ type: 'bool', shape: [1], data: Uint8Array.of(1) }),
      graph.constant({ type: 'float16', shape: [1], data: Uint16Array.of(0x3e00) }),
    ];
    const all = graph.node('Concat', values.map(cast), { axis: { int: 0 } });
    graph.output('all', all, { type: 'float32', shape: [6] });
    assert.deepEqual((await run(graph, {}))['all']!.data, [200, -3, -70000, 5, 1, 1.5]);
  });
});
