/** One training on a public data set through the kernel, as a host asks for it: what was delivered, and every stage's scores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runConfigSchema, stages } from '../../core/contract/runConfig.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import { prepareSet } from './publicSets.ts';
import type { PublicSet } from './publicSets.ts';

export const publicRunSchema = z.object({
  delivered: z.enum(stages),
  /** From the file to the verdict. */
  seconds: z.number(),
  epochs: z.int(),
  /** On test. */
  accuracy: z.partialRecord(z.enum(stages), z.number()),
  macroF1: z.partialRecord(z.enum(stages), z.number()),
  validationAccuracy: z.partialRecord(z.enum(stages), z.number()),
  stageSeconds: z.partialRecord(z.enum(stages), z.number()),
});
export type PublicRun = z.infer<typeof publicRunSchema>;

export interface PublicRunQuestion {
  readonly set: PublicSet;
  readonly seed: number;
  /** Beside the data: preset, stages, threads and parameters. */
  readonly config: Partial<Pick<RunConfig, 'preset' | 'stages' | 'threads' | 'parameters'>>;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Undefined where the shared folder is missing. */
export async function runPublicSet({
  set,
  seed,
  config,
  onEvent,
}: PublicRunQuestion): Promise<PublicRun | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-public-'));
  const kernel = startKernel();
  try {
    const prepared = prepareSet(set, seed, folder);
    if (!prepared) return undefined;
    const { path, splitRows } = prepared;
    // The study kept repeated rows; the split keeps them on one side.
    const recipe = [{ kind: 'dropEmpty' }];
    const parameters = { ...config.parameters, seed };
    const whole = runConfigSchema.parse({ data: { path }, recipe, splitRows, ...config, parameters });
    let epochs = 0;
    const startedAt = performance.now();
    const answer = await kernel.request(
      { kind: 'train', config: whole, runFolder: join(folder, 'run') },
      {
        onEvent: ({ event }) => {
          if (event.kind === 'epochFinished') epochs += 1;
          onEvent?.(event);
        },
      },
    );
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const { evaluation, delivered } = answer;
    return {
      delivered,
      seconds: (performance.now() - startedAt) / 1000,
      epochs,
      accuracy: byStage(evaluation.stages, ({ accuracy }) => accuracy),
      macroF1: byStage(evaluation.stages, ({ macroF1 }) => macroF1),
      validationAccuracy: byStage(answer.stages, ({ validationAccuracy }) => validationAccuracy),
      stageSeconds: byStage(answer.stages, (stage) => stage.seconds),
    };
  } finally {
    await kernel.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function byStage<T extends { readonly stage: string }>(
  results: readonly T[],
  figure: (result: T) => number,
): Record<string, number> {
  return Object.fromEntries(results.map((result) => [result.stage, figure(result)]));
}

/** Test accuracy of the delivered model. */
export function deliveredAccuracy({ accuracy, delivered }: PublicRun): number {
  return accuracy[delivered] ?? 0;
}
