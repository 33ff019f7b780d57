/** Twelve short texts in four categories, and random ones; the fixture numbers of the tests belong to them. */
import type { GroupedData, LinearData } from '../linearData.ts';
import { seededRandom } from '../../data/seededRandom.ts';
import type { EncoderFeatures } from '../encoderFeatures.ts';

export const samples: LinearData = {
  texts: [
    'Mandado de citação expedido.',
    'Citação realizada; mandado juntado',
    'JUNTADA de petição - réu',
    'Petição inicial: pedido de tutela',
    'Tutela deferida, cite-se o réu',
    'A tutela foi indeferida em 2ª instância',
    'Sentença de mérito: procedente',
    'Sentença improcedente, sem mérito',
    'Autos arquivados',
    'Arquivados os autos, arquivados!',
    'Remessa ao arquivo 😀😀 geral',
    'Arquivo geral: remessa',
  ],
  labels: Int32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3]),
  labelCount: 4,
};

/** Features that follow the label, with noise: something an encoder could say. */
export function encoderOf({ labels }: LinearData, seed = 1): EncoderFeatures {
  const [layers, hiddenSize] = [[2, 3], 20];
  const random = seededRandom(seed);
  const width = layers.length * hiddenSize;
  const means = Float32Array.from({ length: labels.length * width }, (_, i) => {
    const label = labels[Math.floor(i / width)]!;
    return random() / 2 ** 32 + (i % 4 === label ? 0.5 : 0);
  });
  return { layers, hiddenSize, means };
}

/** Each text belongs to no other. */
export function standingAlone(data: LinearData): GroupedData {
  return { ...data, groups: Int32Array.from(data.texts.keys()) };
}
