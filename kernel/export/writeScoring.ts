/** `scoring.json` and the scripts that read it: how a text becomes scores, and scores a category. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { placeholderPattern, placeholderWord } from '../../core/dataset/personalData/placeholder.ts';
import { installedPath } from '../../core/tables/programPath.ts';
import { replaceFile } from '../files/replaceFile.ts';
import type { VectorizerSettings } from '../linear/createVectorizer.ts';
import type { ExportFormat, ExportPart } from './exportFormat.ts';

/** What a kind of model adds to the manifest's facts. */
export interface ScoringFacts {
  /** Token ids around every window; of models with a tokenizer. */
  readonly startToken?: number;
  readonly endToken?: number;
  /** How words and characters are read; of models with a vocabulary. */
  readonly features?: VectorizerSettings;
  /** Layers whose means the instant model reads. */
  readonly encoder?: {
    readonly layers: readonly number[];
    readonly hiddenSize: number;
  };
}

/**
 * Models of masked texts: the words of the codes that stand for personal data in the texts they read. Finding such data takes all of the
 * product's rules (check digits, cues, names): a script with a part of them would leave the rest in sight and seem to have
 * found all. So the scripts replace nothing, and refuse texts of which nobody says that it was done.
 */
const masked = ({ masking = [] }: ModelManifest) => [...new Set(masking.flat().map(placeholderWord))];

const scripts: Readonly<Record<ExportFormat, string>> = { huggingFace: 'score.py', onnx: 'score.mjs' };

export async function writeScoring(
  { manifest, output, formats }: ExportPart,
  facts: ScoringFacts,
): Promise<void> {
  const { stage, labels, textPrefix, maxLength, longText, temperature, reviewBelow } = manifest;
  const known = { format: 1, stage, labels, textPrefix, maxLength, longText, temperature, reviewBelow };
  const reading = { masked: masked(manifest), placeholder: placeholderPattern };
  const text = `${JSON.stringify({ ...known, ...reading, ...facts }, null, 2)}\n`;
  await replaceFile(join(output, 'scoring.json'), [Buffer.from(text)]);
  for (const format of formats) {
    const script = scripts[format];
    await replaceFile(join(output, script), [await readFile(installedPath(`templates/export/${script}`))]);
  }
}
