/**
 * Linear probing before fine-tuning: the fresh head first learns from the encoder as it is, so that the first updates
 * do not pull the encoder after a head that knows nothing (Kumar et al. 2022, arXiv 2202.10054).
 * The encoder's output does not change meanwhile: it was computed once, and a step costs next to nothing.
 */
import { epochBatches } from '../data/batches.ts';
import { labelledBatches } from '../data/units.ts';
import type { LabelledUnits, UnitSource } from '../data/units.ts';
import type { Engine, EngineSession, OpenModel } from '../engines/engine.ts';
import type { Weights } from '../model/parameters.ts';
import { rateAt } from '../schedule.ts';
import { meanCrossEntropy } from '../scoring/logits.ts';

/** First tokens after all layers, half precision bits (units, H), and what they belong to. */
export interface ProbePart {
  readonly firstTokens: Uint16Array;
  readonly units: LabelledUnits;
}

export interface ProbeTask {
  readonly engine: Engine;
  readonly threads: number;
  readonly model: OpenModel;
  readonly train: ProbePart;
  /** Says when the head has learnt enough. */
  readonly validation: ProbePart;
  readonly seed: number;
  readonly hiddenDropout: number;
  /** Called between two looks at validation; throwing ends the work. */
  readonly between: () => Promise<void>;
  readonly log: (line: string) => void;
}

const batchSize = 128;
const learningRate = 5e-3;
const weightDecay = 0.01;
const mostSteps = 1000;
/** Updates between two looks at validation, and looks without gain before the end. */
const stepsPerLook = 25;
const patience = 8;
const schedule = { totalSteps: mostSteps, warmupSteps: stepsPerLook };

/** The model with the head that fits the encoder as it is, by the loss on validation; the encoder's arrays are the same. */
export async function probeHead(task: ProbeTask): Promise<OpenModel> {
  const { engine, model, threads, seed, hiddenDropout } = task;
  const session = await engine.open(model, {
    threads,
    frozenLayers: model.shape.layerCount,
    hiddenDropout,
    attentionDropout: 0,
    seed,
    trains: true,
  });
  try {
    const { head, loss, step } = await trainHead(session, task);
    task.log(`head probed: validation loss ${loss.toFixed(4)} after ${step} updates`);
    return { ...model, weights: new Map([...model.weights, ...head]) };
  } finally {
    await session.close();
  }
}

interface ProbedHead {
  readonly head: Weights;
  /** Mean cross-entropy on validation. */
  readonly loss: number;
  readonly step: number;
}

async function trainHead(session: EngineSession, task: ProbeTask): Promise<ProbedHead> {
  const { hiddenSize, labelCount } = task.model.shape;
  const train = firstTokenUnits(task.train, hiddenSize);
  const validation = firstTokenUnits(task.validation, hiddenSize);
  const batches = endlessBatches(train.source.lengths, task.seed);
  const look = async (step: number): Promise<ProbedHead> => ({
    loss: await lossOf(session, validation, labelCount),
    head: copyOf(session),
    step,
  });
  let best = await look(0);
  for (let step = 1; step <= mostSteps && step - best.step <= patience * stepsPerLook; step++) {
    const rate = learningRate * rateAt(schedule, step);
    const update = { step, learningRate: rate, headLearningRate: rate, weightDecay, clipNorm: 1 };
    await session.step(await labelledBatches(train, [batches.next().value]), update);
    if (step % stepsPerLook > 0) continue;
    await task.between();
    const looked = await look(step);
    if (looked.loss < best.loss) best = looked;
  }
  return best;
}

/** Epoch after epoch, each in an order of its own. */
function* endlessBatches(lengths: ArrayLike<number>, seed: number): Generator<Int32Array, never> {
  for (let dealt = 0; ;) {
    const batches = epochBatches({ lengths, batchSize, seed, epoch: dealt });
    yield* batches;
    dealt += batches.length;
  }
}

async function lossOf(session: EngineSession, part: LabelledUnits, labelCount: number): Promise<number> {
  const all = Int32Array.from(part.labels, (_, unit) => unit);
  const scores = await session.predict(await part.source.input(all));
  return meanCrossEntropy(scores, part.labels, labelCount);
}

function copyOf(session: EngineSession): Weights {
  return new Map([...session.save().parameters].map(([name, values]) => [name, values.slice()]));
}

/** Each unit as a text of one token that has already been through every layer. */
function firstTokenUnits({ units, firstTokens }: ProbePart, H: number): LabelledUnits {
  return { ...units, source: firstTokenSource(firstTokens, H) };
}

function firstTokenSource(firstTokens: Uint16Array, H: number): UnitSource {
  const count = firstTokens.length / H;
  return {
    count,
    lengths: new Int32Array(count).fill(1),
    input(units) {
      const hidden = new Uint16Array(units.length * H);
      units.forEach((unit, row) => {
        hidden.set(firstTokens.subarray(unit * H, (unit + 1) * H), row * H);
      });
      return Promise.resolve({ kind: 'prefix', hidden, lengths: new Int32Array(units.length).fill(1) });
    },
  };
}
