/**
 * Dual coordinate descent for a two-class linear SVM with squared hinge loss, with shrinking: Hsieh, Chang, Lin,
 * Keerthi, Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM" (ICML 2008), algorithm 3.
 * A row is a sparse part, a dense part and a constant 1 for the bias. AssemblyScript, compiled to WebAssembly SIMD;
 * works on the memory that instantiateSolver.ts lays out. All pointers are byte addresses.
 */

// The rows, the same for every category.
let rowCount: i32 = 0;
let rowStarts: usize = 0; // i32 (rows + 1): where a row's sparse entries begin
let columns: usize = 0; // i32 (entries)
let values: usize = 0; // f32 (entries)
let dense: usize = 0; // f32 (rows, denseWidth)
let denseWidth: i32 = 0; // a multiple of 16
let squaredNorms: usize = 0; // f32 (rows): bias included
let diagonal: usize = 0; // f32 (rows): 1 / (2 C of the row)
// The category at hand.
let signs: usize = 0; // i8 (rows): +1 or −1
let alphas: usize = 0; // f32 (rows): the dual variables, ≥ 0
let sparseWeights: usize = 0; // f32 (sparse columns)
let denseWeights: usize = 0; // f32 (denseWidth)
let order: usize = 0; // i32 (training): active rows first
let training: i32 = 0;
let bias: f32 = 0;
// Where the descent stands.
let tolerance: f64 = 0;
let random: u32 = 1;
let active: i32 = 0;
let position: i32 = 0;
let boundMax: f64 = Infinity;
let seenMax: f64 = 0;
let seenMin: f64 = 0;
let sweeps: i32 = 0;
/** The sweep began with all rows: what it finds in order ends the descent, and rows on the right side leave at once. */
let isFull: bool = false;

export function setRows(count: i32, starts: usize, columnsAt: usize, valuesAt: usize): void {
  rowCount = count;
  rowStarts = starts;
  columns = columnsAt;
  values = valuesAt;
}

export function setDense(at: usize, width: i32, weightsAt: usize): void {
  dense = at;
  denseWidth = width;
  denseWeights = weightsAt;
}

export function setState(signsAt: usize, alphasAt: usize, weightsAt: usize): void {
  signs = signsAt;
  alphas = alphasAt;
  sparseWeights = weightsAt;
}

export function setRowConstants(squaredNormsAt: usize, diagonalAt: usize, orderAt: usize): void {
  squaredNorms = squaredNormsAt;
  diagonal = diagonalAt;
  order = orderAt;
}

/** Fills `squaredNorms`; again whenever rows change. */
export function measureRows(): void {
  for (let row: i32 = 0; row < rowCount; row++) {
    let sum: f64 = 1;
    const end = entryEnd(row);
    for (let k = entryStart(row); k < end; k++) {
      const value = <f64>load<f32>(values + ((<usize>k) << 2));
      sum += value * value;
    }
    const at = dense + <usize>row * ((<usize>denseWidth) << 2);
    for (let d: i32 = 0; d < denseWidth; d++) {
      const value = <f64>load<f32>(at + ((<usize>d) << 2));
      sum += value * value;
    }
    store<f32>(squaredNorms + ((<usize>row) << 2), <f32>sum);
  }
}

/**
 * Begins a category on the first `count` rows of `order`; the first `likely` of them are solved before all are looked
 * at. Signs, alphas and zeroed weights are in place; the weights become those that belong to the alphas.
 */
export function begin(count: i32, likely: i32, seed: u32, stopAt: f64): void {
  random = seed | 1;
  tolerance = stopAt;
  bias = 0;
  sweeps = 0;
  training = count;
  for (let i: i32 = 0; i < count; i++) {
    const row = load<i32>(order + ((<usize>i) << 2));
    const alpha = load<f32>(alphas + ((<usize>row) << 2));
    if (alpha != 0) addRow(row, alpha * sign(row));
  }
  isFull = likely == training;
  restartSweep(likely);
  boundMax = Infinity;
}

/** Visits up to about `visits` rows. True when the optimum is reached within the tolerance. */
export function descend(visits: i32, mostSweeps: i32): bool {
  while (visits > 0) {
    if (position == active && endSweep(mostSweeps)) return true;
    visits--;
    visit();
  }
  return false;
}

export function getBias(): f32 {
  return bias;
}

/** One coordinate step, or the row leaves the active ones. */
function visit(): void {
  swap(position, position + <i32>(nextRandom() % <u32>(active - position)));
  const row = load<i32>(order + ((<usize>position) << 2));
  const at = (<usize>row) << 2;
  const alpha = <f64>load<f32>(alphas + at);
  const half = <f64>load<f32>(diagonal + at);
  const side = <f64>sign(row);
  const gradient = side * score(row) - 1 + half * alpha;
  let projected = gradient;
  if (alpha == 0) {
    if (gradient > (isFull ? 0 : boundMax)) {
      active--;
      swap(position, active);
      return;
    }
    projected = min<f64>(gradient, 0);
  }
  seenMax = max(seenMax, projected);
  seenMin = min(seenMin, projected);
  position++;
  if (abs(projected) <= 1e-12) return;
  const moved = <f32>max<f64>(alpha - gradient / (<f64>load<f32>(squaredNorms + at) + half), 0);
  store<f32>(alphas + at, moved);
  addRow(row, <f32>((<f64>moved - alpha) * side));
}

/** Between two sweeps; true when there is nothing left to do. */
function endSweep(mostSweeps: i32): bool {
  sweeps++;
  const settled = active == 0 || seenMax - seenMin <= tolerance;
  if (sweeps >= mostSweeps || (settled && isFull)) return true;
  isFull = settled;
  if (settled) {
    // The shrunken problem is solved: look at every row again.
    restartSweep(training);
    boundMax = Infinity;
    return false;
  }
  boundMax = seenMax == 0 ? Infinity : seenMax;
  restartSweep(active);
  return false;
}

function restartSweep(rows: i32): void {
  active = rows;
  position = 0;
  seenMax = 0;
  seenMin = 0;
}

function score(row: i32): f64 {
  let even: f32 = 0;
  let odd: f32 = 0;
  const end = entryEnd(row);
  let k = entryStart(row);
  for (; k + 1 < end; k += 2) {
    const at = (<usize>k) << 2;
    even += load<f32>(values + at) * load<f32>(sparseWeights + ((<usize>load<i32>(columns + at)) << 2));
    odd += load<f32>(values + at, 4) * load<f32>(sparseWeights + ((<usize>load<i32>(columns + at, 4)) << 2));
  }
  if (k < end) {
    const at = (<usize>k) << 2;
    even += load<f32>(values + at) * load<f32>(sparseWeights + ((<usize>load<i32>(columns + at)) << 2));
  }
  return <f64>even + <f64>odd + <f64>denseScore(row) + <f64>bias;
}

function denseScore(row: i32): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  let at = dense + <usize>row * ((<usize>denseWidth) << 2);
  let weight = denseWeights;
  const end = at + ((<usize>denseWidth) << 2);
  for (; at < end; at += 64, weight += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(at), v128.load(weight)));
    b = f32x4.add(b, f32x4.mul(v128.load(at, 16), v128.load(weight, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(at, 32), v128.load(weight, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(at, 48), v128.load(weight, 48)));
  }
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  );
}

/** weights += amount · row. */
function addRow(row: i32, amount: f32): void {
  const end = entryEnd(row);
  for (let k = entryStart(row); k < end; k++) {
    const at = (<usize>k) << 2;
    const weight = sparseWeights + ((<usize>load<i32>(columns + at)) << 2);
    store<f32>(weight, load<f32>(weight) + amount * load<f32>(values + at));
  }
  const factor = f32x4.splat(amount);
  let at = dense + <usize>row * ((<usize>denseWidth) << 2);
  let weight = denseWeights;
  const denseEnd = at + ((<usize>denseWidth) << 2);
  for (; at < denseEnd; at += 16, weight += 16) {
    v128.store(weight, f32x4.add(v128.load(weight), f32x4.mul(factor, v128.load(at))));
  }
  bias += amount;
}

function sign(row: i32): f32 {
  return <f32>load<i8>(signs + <usize>row);
}

function entryStart(row: i32): i32 {
  return load<i32>(rowStarts + ((<usize>row) << 2));
}

function entryEnd(row: i32): i32 {
  return load<i32>(rowStarts + ((<usize>row) << 2), 4);
}

function swap(i: i32, j: i32): void {
  const a = order + ((<usize>i) << 2);
  const b = order + ((<usize>j) << 2);
  const kept = load<i32>(a);
  store<i32>(a, load<i32>(b));
  store<i32>(b, kept);
}

/** xorshift32 (Marsaglia 2003). */
function nextRandom(): u32 {
  random ^= random << 13;
  random ^= random >> 17;
  random ^= random << 5;
  return random;
}
