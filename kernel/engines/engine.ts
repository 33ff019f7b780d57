/**
 * The seam: what an engine is. One implementation of training on some hardware, at the level of the training step.
 * It is not: a schedule, a batch plan, a metric, a checkpoint file or an early stop; those live above it, once.
 * Nothing here names a runtime or a vendor.
 */
import type { DeviceReport, DeviceSample, EngineKind } from '../../core/contract/device.ts';
import type { ModelShape } from '../model/modelShape.ts';
import type { Weights } from '../model/parameters.ts';

export interface Engine {
  readonly kind: EngineKind;
  /** Looks at the device; never throws for a missing one. */
  probe(): Promise<DeviceReport>;
  /** Bytes a step of this size needs at its peak, before anything is allocated. */
  planMemory(question: MemoryQuestion): MemoryPlan;
  open(model: OpenModel, options: OpenOptions): Promise<EngineSession>;
}

export interface MemoryQuestion {
  readonly shape: ModelShape;
  readonly frozenLayers: number;
  /** Tokens of each text of the largest micro-batch. */
  readonly lengths: readonly number[];
}

export interface MemoryPlan {
  /** Weights, gradients and optimizer moments. */
  readonly stateBytes: number;
  /** Activations and workspace of one micro-batch. */
  readonly workBytes: number;
}

export interface OpenModel {
  readonly shape: ModelShape;
  /** Copied: the caller's arrays are not kept. */
  readonly weights: Weights;
}

export interface OpenOptions {
  readonly threads: number;
  /** 0: everything trains. K ≥ 1: embeddings and the bottom K layers are kept as they are, without dropout. */
  readonly frozenLayers: number;
  /** Of embeddings, attention output, feed-forward output and the head's input to the last map; training only. */
  readonly hiddenDropout: number;
  /** Of the attention probabilities; training only. */
  readonly attentionDropout: number;
  /** Dropout masks are a pure function of (seed, step, micro-batch, place): a resumed run draws the same ones. */
  readonly seed: number;
  /** False: no gradients or moments are ever allocated; `step` must not be called. */
  readonly trains: boolean;
}

/** Texts of a batch, laid end to end without padding: T tokens of B texts. */
export interface TokenInput {
  readonly kind: 'tokens';
  readonly tokenIds: Int32Array; // (T)
  readonly lengths: Int32Array; // (B), sum T
}

/** The same, already carried through the frozen layers: rows of the cached prefix. */
export interface PrefixInput {
  readonly kind: 'prefix';
  /** IEEE half precision bits. */
  readonly hidden: Uint16Array; // (T, H)
  readonly lengths: Int32Array; // (B)
}

export type EngineInput = TokenInput | PrefixInput;

export interface LabelledBatch {
  readonly input: EngineInput;
  readonly labels: Int32Array; // (B)
  /** Weight of each text in the loss; over all micro-batches of a step they sum to 1. */
  readonly weights: Float32Array; // (B)
}

export interface Update {
  /** 1-based number of the update in the run: bias correction and dropout depend on it. */
  readonly step: number;
  readonly learningRate: number;
  readonly headLearningRate: number;
  readonly weightDecay: number;
  readonly clipNorm: number;
}

export interface StepResult {
  /** Weighted cross-entropy over the whole step. */
  readonly loss: number;
  /** Euclidean norm of all gradients before clipping. */
  readonly gradNorm: number;
}

export interface Encoding {
  /** Means over each text's tokens of the hidden states after the asked layers: (B, layers, H). */
  readonly means: Float32Array;
  /** Hidden states after `prefixLayer` layers, half precision bits (T, H); absent when not asked for. */
  readonly prefix?: Uint16Array;
  /** Hidden states of each text's first token after all layers, half precision bits (B, H); absent when not asked for. */
  readonly firstTokens?: Uint16Array;
}

export interface EncodeQuestion {
  readonly input: TokenInput;
  /** 1-based layers whose mean is wanted, ascending. */
  readonly meanLayers: readonly number[];
  /** Layers to go through for the cached prefix; left out: none. */
  readonly prefixLayer?: number;
  /** Whether the first tokens after all layers are wanted: what the head reads. */
  readonly firstTokens?: boolean;
}

/** Named float32 tensors; views that are valid until the next call to the session. */
export interface EngineState {
  /** Updates done so far. */
  readonly step: number;
  /** Trained parameters only: the others are the base model's. */
  readonly parameters: Weights;
  readonly firstMoments: Weights;
  readonly secondMoments: Weights;
}

/** One open model on one device. Calls do not overlap: each is awaited before the next. */
export interface EngineSession {
  /** Gradients of all micro-batches, then one AdamW update (decoupled decay, bias correction, clip by global norm). */
  step(batches: readonly LabelledBatch[], update: Update): Promise<StepResult>;
  /** Scores before the softmax, (B, C), without dropout. A text's row does not depend on the other texts. */
  predict(input: EngineInput): Promise<Float32Array>;
  encode(question: EncodeQuestion): Promise<Encoding>;
  save(): EngineState;
  load(state: EngineState): void;
  /** All weights as they are now, frozen ones included; views as in `save`. */
  weights(): Weights;
  sampleDevice(): DeviceSample[];
  close(): Promise<void>;
}
