/** Portuguese names of the three kinds of model. */
import type { StageTexts } from '../areas/stageTexts.ts';

export const stageNames: StageTexts = {
  baseline: {
    pronounced: 'O método simples',
    short: 'método simples',
    explained: 'conta as palavras de cada categoria, sem entender o texto',
  },
  instant: {
    pronounced: 'O modelo instantâneo',
    short: 'modelo instantâneo',
    explained: 'usa um modelo de linguagem pronto para entender o texto, sem ajustá-lo',
  },
  fineTuned: {
    pronounced: 'O modelo ajustado',
    short: 'modelo ajustado',
    explained: 'é um modelo de linguagem ajustado aos seus textos',
  },
};
