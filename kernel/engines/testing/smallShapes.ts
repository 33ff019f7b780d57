/** What makes a model a BERT, and one small model of every architecture the product trains. */
import type { ModelShape } from '../../model/modelShape.ts';

export const bertTraits = {
  positionOffset: 0,
  typeCount: 2,
  normEpsilon: 1e-12,
  activation: 'gelu',
  headActivation: 'tanh',
} as const;

const bert: ModelShape = {
  ...bertTraits,
  vocabularySize: 20,
  hiddenSize: 16,
  layerCount: 2,
  headCount: 2,
  intermediateSize: 24,
  positionCount: 12,
  labelCount: 3,
};

export const smallShapes: Readonly<Record<'bert' | 'roberta' | 'distilbert', ModelShape>> = {
  bert,
  roberta: {
    ...bert,
    positionCount: 14,
    positionOffset: 2,
    typeCount: 1,
    normEpsilon: 1e-5,
    activation: 'geluTanh',
  },
  distilbert: { ...bert, typeCount: 0, headActivation: 'relu', activation: 'gelu' },
};
