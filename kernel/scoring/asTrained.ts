/** Texts as the model has learned to read them: personal data masked where they were masked in training. */
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { maskPersonalData } from '../../core/dataset/personalData/maskPersonalData.ts';
import { modelText } from '../../core/dataset/personalData/modelText.ts';

/** In their order; what becomes of a text depends on that text alone. */
export function asTrained(texts: readonly string[], { masking = [] }: ModelManifest): string[] {
  const masked = masking.reduce<readonly string[]>((done, kinds) => maskPersonalData(done, kinds), texts);
  return masked.map((text) => modelText({ text }));
}
