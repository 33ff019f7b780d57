/** The published model that a person named: `ID` for its newest version, or `ID@2`. */
import { AppError } from '../../../core/contract/errors/appError.ts';
import { publishedModelSchema } from '../../../core/contract/modelHub.ts';
import type { PublishedModel } from '../../../core/contract/modelHub.ts';
import { askServer } from '../../../core/host/askServer.ts';
import { UsageError } from '../usageError.ts';
import type { HubCall } from './hubTask.ts';

export interface NamedVersion {
  readonly model: PublishedModel;
  readonly version: number;
}

/** Throws UsageError, `published.not_found` or `published.version_not_found`. */
export async function publishedRef({ call, server, target }: HubCall): Promise<NamedVersion> {
  const { usage, kinds } = call.texts;
  const [, modelId, word] = /^([\w-]{1,100})(?:@(\d{1,9}))?$/u.exec(target) ?? [];
  if (modelId === undefined) throw new UsageError(usage.badValue('hub', target, kinds.publishedModel));
  const model = await askServer(server, { path: `/api/v1/models/${modelId}`, answer: publishedModelSchema });
  const version = word === undefined ? (model.versions.at(-1)?.version ?? 1) : Number(word);
  if (!model.versions.some((one) => one.version === version))
    throw new AppError('published.version_not_found', { modelId, version });
  return { model, version };
}
