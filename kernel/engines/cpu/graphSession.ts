/** One graph loaded into onnxruntime, run on tensors that stay where they are. */
import { finishedName, uncopiedName } from './graph/uncopiedOutputs.ts';
import { NativeFailure } from './nativeFailure.ts';
import { InferenceSession, Tensor } from './runtime.ts';
import type { SessionOptions } from './runtime.ts';
import type { Feeds } from './tensors.ts';

export interface GraphSession {
  /** Takes the inputs the graph declares from `feeds`, writes all outputs into the given tensors. */
  run(feeds: readonly Feeds[], outputs: Feeds): Promise<void>;
  close(): Promise<void>;
}

/** Failures of onnxruntime itself are thrown as NativeFailure. */
export async function openGraphSession(model: Uint8Array, threads: number): Promise<GraphSession> {
  const session = await create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // What fails is thrown; nothing is written to the process's error stream.
    logSeverityLevel: 4,
    // The graphs are built as they should run; looking for improvements only costs time.
    graphOptimizationLevel: 'disabled',
    // A pattern would be made for each mix of lengths, and the memory of the first run kept beside it.
    enableMemPattern: false,
  });
  const isUncopied = session.outputNames.includes(uncopiedName);
  return {
    run(feeds, outputs) {
      const inputs: Feeds = {};
      for (const name of session.inputNames) {
        const tensor = feeds.find((some) => name in some)?.[name];
        if (!tensor) throw new Error(`input ${name} was not given`);
        inputs[name] = tensor;
      }
      return isUncopied ? runUncopied(session, inputs, outputs) : runCopied(session, inputs, outputs);
    },
    close: () => session.release(),
  };
}

async function create(model: Uint8Array, options: SessionOptions): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(model, options);
  } catch (error) {
    throw new NativeFailure('load', error);
  }
}

async function runCopied(session: InferenceSession, inputs: Feeds, outputs: Feeds): Promise<void> {
  try {
    await session.run(inputs, outputs);
  } catch (error) {
    throw new NativeFailure('run', error);
  }
}

async function runUncopied(session: InferenceSession, inputs: Feeds, outputs: Feeds): Promise<void> {
  const finished = BigInt64Array.of(-1n);
  const fetches = { [uncopiedName]: null, ...outputs, [finishedName]: new Tensor('int64', finished, [1]) };
  try {
    await session.run(inputs, fetches);
  } catch (error) {
    // The binding always fails to hand the outputs over; the run failed only if it did not come to its end.
    if (finished[0] === -1n) throw new NativeFailure('run', error);
  }
}
