/** What every kind of export is told. */
import type { exportFormats } from '../../core/contract/kernelRequest.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';

export type ExportFormat = (typeof exportFormats)[number];

export interface ExportPart {
  /** The delivered model's folder. */
  readonly folder: string;
  readonly manifest: ModelManifest;
  /** Is there, empty. */
  readonly output: string;
  readonly formats: readonly ExportFormat[];
}
