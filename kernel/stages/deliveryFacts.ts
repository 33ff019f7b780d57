/** What a delivered model is told of the run it comes from. */
import type { RunRecord } from '../../core/contract/runRecord.ts';
import type { DeliveryFacts } from './deliver.ts';
import type { PreparedRun } from './prepareRun.ts';

export function deliveryFacts(run: PreparedRun, { id, environment, recipe }: RunRecord): DeliveryFacts {
  const masking = recipe?.flatMap((step) => (step.kind === 'maskPersonalData' ? [step.kinds] : [])) ?? [];
  return {
    labels: [...run.data.labels],
    runId: id,
    createdBy: environment.product,
    createdAt: new Date().toISOString(),
    columns: run.columns,
    ...(masking.length > 0 && { masking }),
    textPrefix: run.base?.textPrefix ?? '',
    maxLength: run.maxLength,
    longText: run.parameters.longText,
    base: run.base ? { name: run.base.name, hash: run.base.hash } : null,
  };
}
