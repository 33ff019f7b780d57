/** Training texts as rows of numbers: in an order of their own, so that the order of the file changes nothing. */
import { createVectorizer } from './createVectorizer.ts';
import type { VectorizerSettings } from './createVectorizer.ts';
import { pickTexts } from './encoderFeatures.ts';
import type { EncoderFeatures } from './encoderFeatures.ts';
import { learnVocabulary } from './learnVocabulary.ts';
import type { Vocabulary } from './learnVocabulary.ts';
import type { Pacer } from './pacer.ts';
import type { LinearData } from './linearData.ts';
import { sampleRows } from './sampleRows.ts';
import type { MemoryLimits } from './sampleRows.ts';
import { collectRows } from './sparseRows.ts';
import type { SparseRows } from './sparseRows.ts';

export interface PreparedRows {
  readonly settings: VectorizerSettings;
  readonly vocabulary: Vocabulary;
  readonly sparse: SparseRows;
  readonly features: EncoderFeatures | undefined;
  readonly labels: Int32Array; // (rows)
  readonly labelCount: number;
  /** Place of each row in the data. */
  readonly origin: Int32Array; // (rows)
}

/** Chosen by measurement on three data sets (docs/adr/0009-linear-models.md). */
export const vectorizerSettings: VectorizerSettings = {
  wordRun: 2,
  characterRuns: [2, 4],
  foldAccents: false,
  dampenCounts: true,
};

/** Weights of one model: 30 MB. */
const maxWeights = 7_500_000;

export interface RowOptions {
  readonly seed: number;
  readonly memory?: MemoryLimits | undefined;
}

/** Rows of all examples, or of a sample drawn by the seed where all would not fit into memory. */
export async function prepareRows(
  data: LinearData,
  { seed, memory }: RowOptions,
  pacer: Pacer,
): Promise<PreparedRows> {
  const origin = sampleRows(data, seed, memory);
  const texts = Array.from(origin, (i) => data.texts[i]!);
  const maxColumns = Math.max(1000, Math.floor(maxWeights / data.labelCount));
  const limits = { minTexts: 1, maxColumns };
  const vocabulary = await learnVocabulary(
    { texts, settings: vectorizerSettings, limits },
    pacer.part(0, 0.5),
  );
  return {
    settings: vectorizerSettings,
    vocabulary,
    sparse: await vectorizeAll(texts, vocabulary, pacer.part(0.5, 1)),
    features: data.encoder && pickTexts(data.encoder, origin),
    labels: Int32Array.from(origin, (i) => data.labels[i]!),
    labelCount: data.labelCount,
    origin,
  };
}

async function vectorizeAll(
  texts: readonly string[],
  vocabulary: Vocabulary,
  pacer: Pacer,
): Promise<SparseRows> {
  const vectorizer = createVectorizer(vocabulary, vectorizerSettings);
  const rows = collectRows(vectorizer.width);
  for (const [i, text] of texts.entries()) {
    const { columns, values } = vectorizer.vectorize([text]);
    rows.add(columns, values);
    await pacer.rest(i / texts.length);
  }
  return rows.finish();
}
