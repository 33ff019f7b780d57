/** The computers a package is made for, and which of onnxruntime's native files each of them needs. */

export interface Target {
  /** As VS Code names it. */
  readonly name: string;
  /** Of `process.platform` and `process.arch`: the folders onnxruntime-node keeps its files in. */
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
  /** Exactly these: a new one of another version of onnxruntime is looked at before it is shipped. */
  readonly native: readonly string[];
  /** Lie beside them in the npm package, and why they stay there. */
  readonly leftOut: RegExp;
}

const binding = 'onnxruntime_binding.node';
/** Graphics cards by CUDA: where onnxruntime-node's install script ran, it downloaded them. */
const cuda = /^libonnxruntime_providers_\w+\.so$/u;

export const targets: readonly Target[] = [
  {
    name: 'linux-x64',
    platform: 'linux',
    arch: 'x64',
    native: [binding, 'libonnxruntime.so.1'],
    leftOut: cuda,
  },
  {
    name: 'linux-arm64',
    platform: 'linux',
    arch: 'arm64',
    native: [binding, 'libonnxruntime.so.1'],
    leftOut: cuda,
  },
  {
    name: 'win32-x64',
    platform: 'win32',
    arch: 'x64',
    native: [binding, 'onnxruntime.dll'],
    // Graphics cards by DirectML and WebGPU: onnxruntime.dll loads them only when asked to compute there.
    leftOut: /^(DirectML|dxcompiler|dxil)\.dll$/u,
  },
  {
    name: 'darwin-arm64',
    platform: 'darwin',
    arch: 'arm64',
    native: [binding, 'libonnxruntime.1.dylib'],
    // The same bytes under their full version; the binding asks for the short name.
    leftOut: /^libonnxruntime\.\d+\.\d+\.\d+\.dylib$/u,
  },
];
