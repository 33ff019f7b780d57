/** The parts that list facts: the data, and how the model was made. */
import { weightLibraries } from '../training/weightLibraries.ts';
import { shareSettings } from '../text/formats/settingValue.ts';
import { element } from './html.ts';
import type { Html } from './html.ts';
import { capital, row, runField, section, table } from './sheetPart.ts';
import type { SheetPart } from './sheetPart.ts';
import type { FactForm, Field } from './trace.ts';

export function dataPart(part: SheetPart): Html {
  const { texts, sources } = part;
  const { data, dataHeading } = texts.modelSheet;
  const { dataset } = sources['run.json'];
  const split = (name: 'train' | 'validation' | 'test'): Field => ({ file: 'split.json', path: [name] });
  const facts: Fact[] = [
    [data.file, runField('dataset', 'fileName'), 'text'],
    ...(dataset?.sheet === undefined ? [] : [[data.sheet, runField('dataset', 'sheet'), 'text'] as const]),
    [data.textColumn, runField('dataset', 'textColumn'), 'text'],
    [data.labelColumn, runField('dataset', 'labelColumn'), 'text'],
    [data.totalRows, runField('dataset', 'totalRows'), 'number'],
    [data.usedRows, runField('dataset', 'usedRows'), 'number'],
    ...(dataset?.conflictingRows
      ? [[data.conflicts, runField('dataset', 'conflictingRows'), 'length'] as const]
      : []),
    [data.train, split('train'), 'length'],
    [data.validation, split('validation'), 'length'],
    [data.test, split('test'), 'length'],
  ];
  return section(part, dataHeading, {
    source: 'run.json: dataset; split.json: train, validation, test',
    content: [element('div', { class: 'facts columns' }, factTable(part, dataHeading, facts))],
  });
}

export function madePart(part: SheetPart): Html {
  const { texts } = part;
  const { modelSheet } = texts;
  return section(part, modelSheet.madeHeading, {
    source:
      'run.json: parameters, config.preset, environment, id, dataset.fileHash, rowsHash, splitHash, baseModel.hash, weightsHash',
    content: [
      element(
        'div',
        { class: 'facts columns' },
        factTable(part, modelSheet.settings, settingFacts(part)),
        factTable(part, modelSheet.environment, environmentFacts(part)),
      ),
      element('div', { class: 'facts' }, factTable(part, modelSheet.fingerprints, fingerprintFacts(part))),
    ],
  });
}

/** Name, field and form. */
type Fact = readonly [string, Field, FactForm];

function factTable({ texts, trace }: SheetPart, caption: string, facts: readonly Fact[]): Html {
  return table({
    caption,
    columns: [texts.modelSheet.names.item, texts.modelSheet.names.value],
    rows: facts.map(([name, field, form]) => row(name, [trace(field, form)])),
  });
}

/** What a linear model is made with; the other settings are of the fine-tuning. */
const ofBoth = ['trainShare', 'seed', 'classWeights'];
const settingsOf: Readonly<Record<'baseline' | 'instant', readonly string[]>> = {
  baseline: ofBoth,
  instant: [...ofBoth, 'maxLength', 'longText'],
};

function settingFacts({ sources, texts }: SheetPart): Fact[] {
  const { parameters } = sources['run.json'];
  const { stage } = sources['model/model.json'];
  const { names } = texts.modelSheet;
  const named = new Map(Object.entries(texts.settings.parameters));
  const used = Object.entries(parameters ?? {}).filter(
    ([key]) => stage === 'fineTuned' || settingsOf[stage].includes(key),
  );
  return [
    [names.preset, runField('config', 'preset'), 'choice'],
    ...used.map(([key, value]): Fact => [
      named.get(key)?.name ?? key,
      runField('parameters', key),
      typeof value === 'string' ? 'choice' : shareSettings.has(key) ? 'share' : 'number',
    ]),
  ];
}

function environmentFacts({ sources, texts }: SheetPart): Fact[] {
  const { fields } = texts.reproduction;
  const { environment } = sources['run.json'];
  return [
    [capital(fields['environment.product']('')), runField('environment', 'product'), 'text'],
    [capital(fields['environment.node']('')), runField('environment', 'node'), 'text'],
    [capital(fields['environment.platform']('')), runField('environment', 'platform'), 'text'],
    [capital(fields['environment.device.name']('')), runField('environment', 'device', 'name'), 'text'],
    [capital(fields['environment.engine']('')), runField('environment', 'engine'), 'text'],
    [capital(fields['environment.threads']('')), runField('environment', 'threads'), 'number'],
    ...Object.keys(weightLibraries(environment.libraries)).map((name): Fact => [
      capital(fields['environment.libraries'](name)),
      runField('environment', 'libraries', name),
      'text',
    ]),
  ];
}

function fingerprintFacts({ sources, texts }: SheetPart): Fact[] {
  const { names } = texts.modelSheet;
  const { fields } = texts.reproduction;
  const { baseModel } = sources['run.json'];
  return [
    [names.run, runField('id'), 'hash'],
    [names.fileHash, runField('dataset', 'fileHash'), 'hash'],
    [capital(fields.rowsHash('')), runField('rowsHash'), 'hash'],
    [capital(fields.splitHash('')), runField('splitHash'), 'hash'],
    ...(baseModel
      ? [[capital(fields['baseModel.hash']('')), runField('baseModel', 'hash'), 'hash'] as const]
      : []),
    [names.weightsHash, runField('weightsHash'), 'hash'],
    [capital(fields['environment.commit']('')), runField('environment', 'commit'), 'hash'],
  ];
}
