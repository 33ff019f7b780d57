/** One graph loaded into onnxruntime, run on tensors that stay where they are. */
import { InferenceSession } from 'onnxruntime-node';
import type { Feeds } from './tensors.ts';

export interface GraphSession {
  /** Takes the inputs the graph declares from `feeds`, writes all outputs into the given tensors. */
  run(feeds: readonly Feeds[], outputs: Feeds): Promise<void>;
  close(): Promise<void>;
}

export async function openGraphSession(model: Uint8Array, threads: number): Promise<GraphSession> {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // The graphs are built as they should run; looking for improvements only costs time.
    graphOptimizationLevel: 'disabled',
  });
  return {
    async run(feeds, outputs) {
      const inputs: Feeds = {};
      for (const name of session.inputNames) {
        const tensor = feeds.find((some) => name in some)?.[name];
        if (!tensor) throw new Error(`input ${name} was not given`);
        inputs[name] = tensor;
      }
      await session.run(inputs, outputs);
    },
    close: () => session.release(),
  };
}
