/** Small models of every kind, delivered as a run delivers them: what the tests of exports start from. */
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from '../../../core/contract/modelManifest.ts';
import { seededRandom } from '../../data/seededRandom.ts';
import { fitLinearModel } from '../../linear/fitLinearModel.ts';
import { saveLinearModel } from '../../linear/saveLinearModel.ts';
import { loadBaseModel } from '../../model/loadBaseModel.ts';
import type { BaseModel } from '../../model/loadBaseModel.ts';
import { writeFineTuned } from '../../scoring/fineTunedFolder.ts';
import { writeModelFolder } from '../../scoring/modelFolder.ts';
import type { ManifestFacts } from '../../scoring/modelFolder.ts';

/** Categories with the names of real life. */
export const labels = ['decisão', 'petição inicial', '"outros"'];

export const exampleTexts = [
  'Sentença julgou procedente o pedido de indenização por danos morais.',
  'JUNTADA DE PETIÇÃO – réu (fls. 12/15)',
  'ótimo',
  'The court granted the motion to dismiss, the motion, the motion!',
  Array.from({ length: 30 }, (_, i) => `Autos nº ${i}: citação e juntada do mandado`).join('; '),
];

/** One of kernel/model/fixtures: folders that Python's transformers wrote. */
export function fixtureFolder(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'model', 'fixtures', name);
}

const facts: Omit<ManifestFacts, 'stage'> = {
  labels,
  runId: '2026-01-02-030405',
  createdBy: '0.0.0',
  createdAt: '2026-01-02T03:04:05Z',
  columns: { text: 'texto', label: 'categoria' },
  textPrefix: 'query: ',
  maxLength: 16,
  longText: 'start',
  temperature: 1.7,
  reviewBelow: 0.6,
  base: { name: 'a small model', hash: '0'.repeat(64) },
};

export type FactChanges = Partial<typeof facts>;

/** The fixture with weights that make scores differ, as if they had been trained. */
export async function deliverFineTuned(
  folder: string,
  fixture: string,
  changes: FactChanges = {},
): Promise<ModelManifest> {
  const base = await loadBaseModel(fixtureFolder(fixture), { labelCount: labels.length, seed: 1 });
  return writeModelFolder(folder, { ...facts, ...changes, stage: 'fineTuned' }, (unfinished) =>
    writeFineTuned(
      unfinished,
      { shape: base.shape, weights: stirred(base) },
      { folder: base.folder, files: base.tokenizerFiles },
    ),
  );
}

function stirred({ weights }: BaseModel): Map<string, Float32Array> {
  const random = seededRandom(7);
  const noise = () => (random() / 2 ** 32 - 0.5) * 0.3;
  return new Map([...weights].map(([name, values]) => [name, values.map((value) => value + noise())]));
}

const linearData = {
  texts: [
    ...exampleTexts.slice(0, 4),
    'citação do réu',
    'petição e juntada de documento',
    'sentença de mérito',
    'the motion',
  ],
  labels: Int32Array.of(0, 1, 2, 2, 1, 1, 0, 2),
  labelCount: labels.length,
};

export async function deliverBaseline(folder: string, changes: FactChanges = {}): Promise<ModelManifest> {
  const model = await fitLinearModel(linearData, { seed: 1 });
  return writeModelFolder(
    folder,
    { ...facts, base: null, textPrefix: '', ...changes, stage: 'baseline' },
    async (unfinished) => {
      const own = join(unfinished, 'linear');
      await mkdir(own, { recursive: true });
      await saveLinearModel(model, own);
    },
  );
}

/** Learns from made-up means of layers 1 and 2: what counts is that scoring uses the real ones. */
export async function deliverInstant(
  folder: string,
  fixture: string,
  changes: FactChanges = {},
): Promise<ModelManifest> {
  const base = await loadBaseModel(fixtureFolder(fixture), { labelCount: labels.length, seed: 1 });
  const { hiddenSize } = base.shape;
  const random = seededRandom(3);
  const count = linearData.texts.length * 2 * hiddenSize;
  const means = Float32Array.from({ length: count }, () => random() / 2 ** 32 - 0.5);
  const encoder = { layers: [1, 2], hiddenSize, means };
  const model = await fitLinearModel({ ...linearData, encoder }, { seed: 1 });
  return writeModelFolder(folder, { ...facts, ...changes, stage: 'instant' }, async (unfinished) => {
    for (const part of ['linear', 'encoder']) await mkdir(join(unfinished, part), { recursive: true });
    await saveLinearModel(model, join(unfinished, 'linear'));
    for (const file of base.files) await cp(join(base.folder, file), join(unfinished, 'encoder', file));
  });
}
