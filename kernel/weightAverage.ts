/**
 * The average of the weights along the way, weighted towards the end: what is validated and delivered, while the raw weights
 * train on. Polynomial-decay averaging (Shamir and Zhang 2013, arXiv 1212.1824, section 4) over a fixed number of looks an
 * epoch: its window grows with the training, so nothing has to be chosen by the size of the data.
 */
import type { EngineSession } from './engines/engine.ts';
import type { ModelShape } from './model/modelShape.ts';
import { elementCount, isTrained, parametersOf } from './model/parameters.ts';
import type { Weights } from './model/parameters.ts';

/** Looks at the weights in one epoch, the last of them at its end; fewer where it has fewer batches. */
const looksPerEpoch = 32;
/** η of the paper: the average reaches back over about the last ninth of the looks. */
const eta = 8;

export interface Averaged {
  /** Of the trained parameters; empty before the first look. */
  readonly weights: Weights;
  readonly looks: number;
}

/** The average, and a copy of the weights while it stands in for them. */
export function averageBytes(shape: ModelShape, frozenLayers: number): number {
  const trained = parametersOf(shape).filter((parameter) => isTrained(parameter, frozenLayers));
  return trained.reduce((sum, parameter) => sum + 2 * 4 * elementCount(parameter.shape), 0);
}

/** What is averaged: a session's state. */
type Trainee = Pick<EngineSession, 'save' | 'load'>;

export class WeightAverage {
  #weights = new Map<string, Float32Array>();
  #looks = 0;

  /** Looks at the weights if it is time to: `batch` of `batches` (0-based) has just been learnt. */
  follow(session: Trainee, batch: number, batches: number): void {
    const looksBy = (done: number) => Math.floor((done * looksPerEpoch) / batches);
    if (looksBy(batch + 1) === looksBy(batch)) return;
    this.#looks += 1;
    const share = (eta + 1) / (eta + this.#looks);
    for (const [name, values] of session.save().parameters) {
      const average = this.#weights.get(name);
      if (average) mixIn(average, values, share);
      else this.#weights.set(name, values.slice());
    }
  }

  /** Does the work with the averaged weights in the session, then puts its own back. */
  async within<T>(session: Trainee, work: () => Promise<T>): Promise<T> {
    const own = new Map([...session.save().parameters].map(([name, values]) => [name, values.slice()]));
    session.load({ ...session.save(), parameters: this.#weights });
    try {
      return await work();
    } finally {
      session.load({ ...session.save(), parameters: own });
    }
  }

  save(): Averaged {
    return { weights: this.#weights, looks: this.#looks };
  }

  load({ weights, looks }: Averaged): void {
    this.#weights = new Map([...weights].map(([name, values]) => [name, values.slice()]));
    this.#looks = looks;
  }
}

function mixIn(average: Float32Array, values: Float32Array, share: number): void {
  for (let i = 0; i < average.length; i++) average[i]! += share * (values[i]! - average[i]!);
}
