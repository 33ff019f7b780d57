/** The part of WebAssembly's JavaScript interface that the kernel uses; Node's types leave it to the browser's. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    /** By pages of 64 KiB; detaches `buffer`. */
    grow(pages: number): number;
  }
  /** Compiled code; opaque. */
  type Module = object & { readonly __webAssemblyModule: never };
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Record<string, Record<string, unknown>>): Promise<Instance>;
}
