/** README.md of an exported model: what it is and how to score with it, as Markdown. */
import type { exportFormats } from '../../contract/kernelRequest.ts';
import type { ModelManifest } from '../../contract/modelManifest.ts';

export interface ModelCardFacts {
  readonly manifest: ModelManifest;
  readonly formats: readonly (typeof exportFormats)[number][];
}

export interface ModelCardTexts {
  readonly title: string;
  /** Everything below the title. */
  readonly body: (facts: ModelCardFacts) => string;
}
