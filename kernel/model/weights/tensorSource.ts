/** The weights of a model folder, whatever file format they lie in: shapes first, then tensor by tensor as float32. */

export interface TensorSource {
  /** Outermost dimension first. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** A fresh array; a name that is not in `shapes` is a bug. Throws `model.damaged`. */
  read(name: string): Promise<Float32Array>;
  close(): Promise<void>;
}
