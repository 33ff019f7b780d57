/** What is not the same between the circumstances and results of two runs: the reasons a reproduction may differ. */
import { differenceFields } from '../contract/difference.ts';
import type { Difference, DifferenceField } from '../contract/difference.ts';
import type { RunRecord } from '../contract/runRecord.ts';
import { weightLibraries } from './weightLibraries.ts';

export interface ComparedRun {
  readonly record: RunRecord;
  /** Rounds of fine-tuning that were finished; undefined where its log does not tell. */
  readonly rounds: number | undefined;
}

type Value = string | number | boolean | null | undefined;
/** A field of run.json as one value, or as values by name. */
type Facts = Value | Readonly<Record<string, Value>>;

/** What can change the weights, or shows that they were made otherwise. */
const factsOf: Readonly<Record<DifferenceField, (run: ComparedRun) => Facts>> = {
  state: ({ record }) => record.state,
  rounds: ({ rounds }) => rounds,
  stages: ({ record }) => record.stages.map(({ stage }) => stage).join(),
  delivered: ({ record }) => record.delivered,
  adjustments: ({ record }) => adjustmentsOf(record),
  'dataset.fileName': ({ record }) => record.dataset?.fileName ?? null,
  'dataset.usedRows': ({ record }) => record.dataset?.usedRows ?? null,
  recipe: ({ record }) => [...new Set(record.recipe?.map(({ kind }) => kind))].toSorted().join(),
  'baseModel.name': ({ record }) => record.baseModel?.name ?? null,
  'dataset.fileHash': ({ record }) => record.dataset?.fileHash ?? null,
  rowsHash: ({ record }) => record.rowsHash,
  splitHash: ({ record }) => record.splitHash,
  'baseModel.hash': ({ record }) => record.baseModel?.hash ?? null,
  parameters: ({ record }) => record.parameters ?? {},
  microBatch: ({ record }) => record.microBatch,
  'environment.product': ({ record }) => record.environment.product,
  'environment.commit': ({ record }) => record.environment.commit,
  'environment.node': ({ record }) => record.environment.node,
  'environment.platform': ({ record }) => record.environment.platform,
  'environment.engine': ({ record }) => record.environment.engine,
  'environment.threads': ({ record }) => record.environment.threads,
  'environment.libraries': ({ record }) => weightLibraries(record.environment.libraries),
  'environment.device.name': ({ record }) => record.environment.device.name,
};

/** What a name stands for: the same thing under another name is no difference. */
const fingerprintOf: Partial<Record<DifferenceField, DifferenceField>> = {
  'dataset.fileName': 'dataset.fileHash',
  'baseModel.name': 'baseModel.hash',
};

export function differencesOf(original: ComparedRun, now: ComparedRun): Difference[] {
  return differenceFields.flatMap((field) => {
    const fingerprint = fingerprintOf[field];
    if (fingerprint && factsOf[fingerprint](original) === factsOf[fingerprint](now)) return [];
    const [before, after] = [factsOf[field](original), factsOf[field](now)];
    if (!isNamed(before) || !isNamed(after)) return differenceOf({ field }, before, after);
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differenceOf({ field, name }, before[name] ?? null, after[name] ?? null),
    );
  });
}

function differenceOf(
  of: { readonly field: DifferenceField; readonly name?: string },
  before: Facts,
  after: Facts,
): Difference[] {
  const [original, now] = [textOf(before), textOf(after)];
  // Of what is not known nothing can be said.
  if (original === undefined || now === undefined || original === now) return [];
  return [{ ...of, original, now }];
}

function textOf(value: Facts): string | null | undefined {
  if (value === null || value === undefined) return value;
  return isNamed(value) ? JSON.stringify(value) : String(value);
}

function isNamed(facts: Facts): facts is Readonly<Record<string, Value>> {
  return typeof facts === 'object' && facts !== null;
}

/** A reproduction begins with the smaller parts that fitted into memory at last, and need not find them again. */
function adjustmentsOf({ adjustments }: RunRecord): string {
  return adjustments.flatMap(({ what }) => (what === 'microBatchHalved' ? [] : [what])).join();
}
