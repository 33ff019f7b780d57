/** The base model a configuration asks for, and how much of a text it reads. */
import type { Limits } from '../../core/contract/limits.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import type { BaseModel } from '../model/loadBaseModel.ts';
import { includedModel } from '../model/resolveModelFolder.ts';
import type { RequestContext } from '../requestContext.ts';
import { fetchBaseModel } from './fetchBaseModel.ts';

/** Tokens that are worth reading unasked (product design 3.2). */
export const defaultMaxLength = 512;

export async function loadRunBase(
  { baseModel = includedModel }: Pick<RunConfig, 'baseModel'>,
  options: { readonly labelCount: number; readonly seed: number },
  context: RequestContext,
): Promise<BaseModel> {
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  return loadBaseModel(baseModel, {
    ...options,
    signal: context.control.signal,
    fetchModel: fetchBaseModel(context),
  });
}

/** Tokens of one text at most: the asked length, or what the model and the limits allow. */
export function readLength(
  { maxLength }: Pick<TrainingParameters, 'maxLength'>,
  modelTokens: number,
  { run }: Limits,
): number {
  return Math.min(maxLength === 'auto' ? defaultMaxLength : maxLength, modelTokens, run.maxLength);
}
