/**
 * onnxruntime, told before it begins to send nothing to its makers: since 1.29 its builds for Linux and macOS would note
 * an identifier of the machine and report every session (`docs/adr/0024-onnxruntime-says-nothing.md`).
 */
import { createRequire } from 'node:module';
import type * as library from 'onnxruntime-node';

process.env['ORT_DISABLE_TELEMETRY'] = '1';

// Not an import: what a module imports is evaluated before its first line.
const runtime = createRequire(import.meta.url)('onnxruntime-node') as typeof library;

export const { InferenceSession, Tensor } = runtime;
export type InferenceSession = library.InferenceSession;
export type SessionOptions = library.InferenceSession.SessionOptions;
export type Tensor = library.Tensor;
