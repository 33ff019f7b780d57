/**
 * AdamW (Loshchilov and Hutter 2019, as PyTorch computes it) and its companions, over float32 arrays of one memory.
 * AssemblyScript, compiled to WebAssembly SIMD; called by kernel/engines/cpu/state/optimizer.ts.
 * All pointers are byte addresses; all counts are elements; arrays of one call do not overlap.
 */

const inverseBeta1: f32 = 0.1; // 1 − β₁
const beta2: f32 = 0.999;
const inverseBeta2: f32 = 0.001; // 1 − β₂
const epsilon: f32 = 1e-8;

// Of the update at hand.
let gradientScale: f32 = 1; // clipping
let inverseRoot: f32 = 1; // 1 / √(1 − β₂ᵗ)
// Of the group of parameters at hand.
let stepSize: f32 = 0; // learning rate / (1 − β₁ᵗ)
let decay: f32 = 1; // 1 − learning rate · weight decay

export function setUpdate(scale: f32, inverseRootOfCorrection2: f32): void {
  gradientScale = scale;
  inverseRoot = inverseRootOfCorrection2;
}

export function setGroup(size: f32, decayFactor: f32): void {
  stepSize = size;
  decay = decayFactor;
}

/** One update of `count` weights and their moments. */
export function adamw(weights: usize, gradients: usize, first: usize, second: usize, count: i32): void {
  const scale4 = f32x4.splat(gradientScale);
  const inverseBeta14 = f32x4.splat(inverseBeta1);
  const beta24 = f32x4.splat(beta2);
  const inverseBeta24 = f32x4.splat(inverseBeta2);
  const inverseRoot4 = f32x4.splat(inverseRoot);
  const epsilon4 = f32x4.splat(epsilon);
  const stepSize4 = f32x4.splat(stepSize);
  const decay4 = f32x4.splat(decay);
  let i: i32 = 0;
  let at: usize = 0;
  for (; i + 4 <= count; i += 4, at += 16) {
    const g = f32x4.mul(v128.load(gradients + at), scale4);
    const m0 = v128.load(first + at);
    const m = f32x4.add(m0, f32x4.mul(inverseBeta14, f32x4.sub(g, m0)));
    v128.store(first + at, m);
    const v = f32x4.add(f32x4.mul(beta24, v128.load(second + at)), f32x4.mul(inverseBeta24, f32x4.mul(g, g)));
    v128.store(second + at, v);
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(v), inverseRoot4), epsilon4);
    const step = f32x4.div(f32x4.mul(stepSize4, m), root);
    v128.store(weights + at, f32x4.sub(f32x4.mul(decay4, v128.load(weights + at)), step));
  }
  for (; i < count; i++, at += 4) {
    const g = load<f32>(gradients + at) * gradientScale;
    const m0 = load<f32>(first + at);
    const m = m0 + inverseBeta1 * (g - m0);
    store<f32>(first + at, m);
    const v = beta2 * load<f32>(second + at) + inverseBeta2 * (g * g);
    store<f32>(second + at, v);
    const root = Mathf.sqrt(v) * inverseRoot + epsilon;
    store<f32>(weights + at, decay * load<f32>(weights + at) - (stepSize * m) / root);
  }
}

/** Multiplies weights by each of the factors in turn, as that many updates without gradients and moments would. */
export function decayInTurn(weights: usize, count: i32, factors: usize, factorCount: i32): void {
  let i: i32 = 0;
  for (; i + 4 <= count; i += 4, weights += 16) {
    let w = v128.load(weights);
    for (let k: usize = 0; k < <usize>factorCount; k++)
      w = f32x4.mul(w, v128.load32_splat(factors + (k << 2)));
    v128.store(weights, w);
  }
  for (; i < count; i++, weights += 4) {
    let w = load<f32>(weights);
    for (let k: usize = 0; k < <usize>factorCount; k++) w *= load<f32>(factors + (k << 2));
    store<f32>(weights, w);
  }
}

/** Sum of squares in double precision. */
export function sumOfSquares(values: usize, count: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let i: i32 = 0;
  for (; i + 4 <= count; i += 4, values += 16) {
    const four = v128.load(values);
    const a = f64x2.promote_low_f32x4(four);
    const b = f64x2.promote_low_f32x4(v128.shuffle<i64>(four, four, 1, 0));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; i < count; i++, values += 4) {
    const value = <f64>load<f32>(values);
    sum += value * value;
  }
  return sum;
}
