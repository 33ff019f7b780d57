/** What is not the same between the circumstances and results of two runs: the reasons a reproduction may differ. */
import type { Reproduction } from '../../core/contract/kernelAnswer.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';

/** Fields whose difference can change the weights, by their path in run.json. */
const fields: readonly { readonly field: string; readonly of: (record: RunRecord) => unknown }[] = [
  { field: 'dataset.fileHash', of: ({ dataset }) => dataset?.fileHash },
  { field: 'rowsHash', of: ({ rowsHash }) => rowsHash },
  { field: 'splitHash', of: ({ splitHash }) => splitHash },
  { field: 'baseModel.hash', of: ({ baseModel }) => baseModel?.hash },
  { field: 'parameters', of: ({ parameters }) => parameters },
  { field: 'microBatch', of: ({ microBatch }) => microBatch },
  { field: 'delivered', of: ({ delivered }) => delivered },
  { field: 'environment.product', of: ({ environment }) => environment.product },
  { field: 'environment.commit', of: ({ environment }) => environment.commit },
  { field: 'environment.node', of: ({ environment }) => environment.node },
  { field: 'environment.platform', of: ({ environment }) => environment.platform },
  { field: 'environment.engine', of: ({ environment }) => environment.engine },
  { field: 'environment.threads', of: ({ environment }) => environment.threads },
  { field: 'environment.libraries', of: ({ environment }) => environment.libraries },
  { field: 'environment.device.name', of: ({ environment }) => environment.device.name },
];

export function differencesOf(original: RunRecord, now: RunRecord): Reproduction['because'] {
  return fields.flatMap(({ field, of }) => {
    const [before, after] = [JSON.stringify(of(original) ?? null), JSON.stringify(of(now) ?? null)];
    return before === after ? [] : [{ field, original: before, now: after }];
  });
}
