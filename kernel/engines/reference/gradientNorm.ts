/** Clipping by the global norm, as torch.nn.utils.clip_grad_norm_ does it. */
import type { Numbers } from './matrix.ts';

/** Euclidean norm of all numbers of all arrays. */
export function gradientNorm(gradients: Iterable<Numbers>): number {
  let sum = 0;
  for (const gradient of gradients) for (const g of gradient) sum += g * g;
  return Math.sqrt(sum);
}

/** What to multiply gradients by so that their norm is at most `clipNorm`. */
export function clipScale(norm: number, clipNorm: number): number {
  return Math.min(1, clipNorm / (norm + 1e-6));
}
