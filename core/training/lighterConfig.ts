/** A run that failed, with settings that ask less of the computer (product design 6.2): half the batch, half the length. */
import type { RunConfig } from '../contract/runConfig.ts';
import type { LighterChange } from '../contract/jobProtocol.ts';
import { presetTable, sharedDefaults } from './presetTable.ts';

/** Below it a text tells too little. */
const shortestTokens = 64;
/** What is read of a text where its length was left to the data. */
const tokensInsteadOfAuto = 256;

/** The part of a run's configuration that is made lighter. */
type Weighty = Pick<RunConfig, 'parameters' | 'preset' | 'microBatch'>;

export interface Lighter<C extends Weighty> {
  readonly config: C;
  readonly changes: LighterChange[];
}

/** Null where nothing can be made lighter. */
export function lighterConfig<C extends Weighty>(config: C): Lighter<C> | null {
  const { parameters, preset, microBatch } = config;
  const batchSize = parameters.batchSize ?? presetTable[preset].batchSize;
  const maxLength = parameters.maxLength ?? sharedDefaults.maxLength;
  const smaller = Math.max(1, Math.floor(batchSize / 2));
  const shorter =
    maxLength === 'auto'
      ? tokensInsteadOfAuto
      : Math.min(maxLength, Math.max(shortestTokens, Math.floor(maxLength / 2)));
  const changes: LighterChange[] = [];
  if (smaller !== batchSize) changes.push({ setting: 'batchSize', from: batchSize, to: smaller });
  if (shorter !== maxLength) changes.push({ setting: 'maxLength', from: maxLength, to: shorter });
  if (changes.length === 0) return null;
  return {
    changes,
    config: {
      ...config,
      parameters: { ...parameters, batchSize: smaller, maxLength: shorter },
      ...(microBatch !== undefined && { microBatch: Math.min(microBatch, smaller) }),
    },
  };
}
