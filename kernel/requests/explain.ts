/** `explain`: which words decided. Each is left out in turn, and what the category's probability loses is its weight. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RequestContext } from '../requestContext.ts';
import { predictionsOf } from '../scoring/predictions.ts';
import { openModel } from '../scoring/openModel.ts';
import { threadsOf } from '../threadsOf.ts';
import { scoringReporter } from './scoringReporter.ts';

type ExplainRequest = Extract<KernelRequest, { kind: 'explain' }>;

/** Longer texts are explained by groups of neighbouring words: the text is read once for each. */
const maxGroups = 150;
const minGroups = 20;
/** Words read in all, where the groups are not too coarse then: some ten seconds. */
const maxWordsRead = 40_000;

export async function explain(
  { model: path, text }: ExplainRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const { scorer, manifest } = await openModel(path, { threads: threadsOf() });
  try {
    const groups = wordGroups(text);
    const shortened = groups.map(({ start, word }) => text.slice(0, start) + text.slice(start + word.length));
    context.emit({ kind: 'phaseStarted', phase: 'predicting' });
    const logits = await scorer.score([text, ...shortened], scoringReporter(context));
    const [prediction, ...without] = predictionsOf(logits, manifest);
    if (!prediction) throw new Error('the whole text has no prediction');
    const label = manifest.labels.indexOf(prediction.label);
    const words = groups.map((group, i) => ({
      ...group,
      weight: prediction.confidence - (without[i]?.probabilities[label] ?? prediction.confidence),
    }));
    return { kind: 'explained', prediction, allForReview: manifest.allForReview, words };
  } finally {
    await scorer.close();
  }
}

/** Words with their place in the text, in characters. */
function wordGroups(text: string): { word: string; start: number }[] {
  const words = [...text.matchAll(/\S+/gu)];
  const groupCount = Math.min(maxGroups, Math.max(minGroups, Math.floor(maxWordsRead / words.length)));
  const perGroup = Math.ceil(words.length / groupCount);
  const groups: { word: string; start: number }[] = [];
  for (let i = 0; i < words.length; i += perGroup) {
    const first = words[i];
    const last = words[Math.min(i + perGroup, words.length) - 1];
    if (!first || !last) continue;
    groups.push({ start: first.index, word: text.slice(first.index, last.index + last[0].length) });
  }
  return groups;
}
