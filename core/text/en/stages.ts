/** English names of the three kinds of model. */
import type { StageTexts } from '../areas/stageTexts.ts';

export const stageNames: StageTexts = {
  baseline: {
    pronounced: 'The simple method',
    short: 'simple method',
    explained: 'counts the words of each category, without understanding the text',
  },
  instant: {
    pronounced: 'The instant model',
    short: 'instant model',
    explained: 'uses a ready language model to understand the text, without tuning it',
  },
  fineTuned: {
    pronounced: 'The tuned model',
    short: 'tuned model',
    explained: 'is a language model tuned to your texts',
  },
};
