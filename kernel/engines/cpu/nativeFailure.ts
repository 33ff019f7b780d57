/** A failure of onnxruntime, not of our code around it. */

export class NativeFailure extends Error {
  readonly operation: 'load' | 'run';

  constructor(operation: 'load' | 'run', cause: unknown) {
    super(`onnxruntime could not ${operation} a graph`, { cause });
    this.name = 'NativeFailure';
    this.operation = operation;
  }

  /**
   * Whether memory was refused. The binding has plain errors only, so this one place looks at the text:
   * of onnxruntime's arena (core/framework/bfc_arena.cc) and of C++'s std::bad_alloc.
   */
  get isRefusedMemory(): boolean {
    return this.cause instanceof Error && /bad_alloc|allocate memory/i.test(this.cause.message);
  }
}
