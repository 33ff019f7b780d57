/** Texts with their categories, drawn by seed from parts that were written for the layouts. */
import { createChance } from '../../../../tools/sample/chance.ts';
import { incidents, reviews, tickets } from './englishTexts.ts';
import { ementas, movimentos, ouvidoria, pesquisa } from './portugueseTexts.ts';
import type { TextParts } from './textParts.ts';

const topics = { movimentos, ouvidoria, ementas, pesquisa, tickets, reviews, incidents };
export type Topic = keyof typeof topics;

export interface SampleText {
  readonly text: string;
  readonly label: string;
}

/** `count` texts of the topic, categories in turn at first, then by chance. */
export function sampleTexts(topic: Topic, count: number, seed = 1): SampleText[] {
  const parts: TextParts = topics[topic];
  const labels = Object.keys(parts);
  const chance = createChance(seed * 7_919 + count);
  return Array.from({ length: count }, (_, i) => {
    const label = labels[i] ?? chance.pick(labels);
    return { label, text: (parts[label] ?? []).map((choices) => chance.pick(choices)).join(' ') };
  });
}
