/** The model that a request names, as its worker is told of it. */
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import type { SentModel } from '../../core/contract/modelHub.ts';
import { versionFiles } from '../models/versionFiles.ts';
import type { Db } from '../store/store.ts';

/** Null also for one that was withdrawn since: the worker says so. */
export async function sentModelOf(db: Db, request: JobRequest): Promise<SentModel | null> {
  if (request.kind === 'train' || request.kind === 'inspect') return null;
  if (request.kind === 'publish') return { job: request.run };
  const { model } = request;
  if ('job' in model) return model;
  try {
    return { ...model, files: await versionFiles(db, model) };
  } catch (error) {
    if (isAppError(error, 'published.version_not_found')) return null;
    throw error;
  }
}
