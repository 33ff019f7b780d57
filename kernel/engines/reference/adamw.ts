/** AdamW: Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019), as PyTorch computes it. */
import type { Numbers } from './matrix.ts';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

export interface AdamState {
  readonly weights: Numbers;
  readonly firstMoments: Numbers;
  readonly secondMoments: Numbers;
}

export interface AdamStep {
  /** 1-based: bias correction depends on it. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** What every gradient is multiplied by first: clipping. */
  readonly gradientScale: number;
}

/** Changes the state in place; it is rounded to float32 only when stored. */
export function adamw(state: AdamState, gradient: Numbers, by: AdamStep): void {
  const { weights, firstMoments, secondMoments } = state;
  const correction1 = 1 - beta1 ** by.step;
  const correction2 = 1 - beta2 ** by.step;
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i]! * by.gradientScale;
    const m = beta1 * firstMoments[i]! + (1 - beta1) * g;
    const v = beta2 * secondMoments[i]! + (1 - beta2) * g * g;
    const decayed = weights[i]! * (1 - by.learningRate * by.weightDecay);
    weights[i] = decayed - (by.learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + epsilon);
    firstMoments[i] = m;
    secondMoments[i] = v;
  }
}
