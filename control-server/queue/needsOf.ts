/** What a request needs, besides a worker: the data set that it names, and the folder that its model lies in. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { dataOf } from '../../core/contract/job.ts';
import type { JobRequest } from '../../core/contract/job.ts';
import type { ModelRef } from '../../core/contract/modelHub.ts';
import type { DataSetRef } from '../../core/contract/storedDataSet.ts';
import { findModel } from '../models/findModel.ts';
import { versionFiles } from '../models/versionFiles.ts';
import type { Db } from '../store/store.ts';
import { folderOfModel } from './folderOfModel.ts';
import type { Reach } from './queue.ts';

export interface RequestNeeds {
  readonly dataSet: DataSetRef | null;
  /** Null: any worker can do it. */
  readonly folderId: string | null;
}

interface NeededBy {
  readonly owner: string;
  /** Whose trainings it may name. */
  readonly reach: Reach;
  readonly request: JobRequest;
}

/**
 * Throws `job.not_found` and `job.no_model`, `published.not_found` and `published.version_not_found`, or `access.denied`
 * where somebody else's model would get a new version.
 */
export async function needsOf(db: Db, { owner, reach, request }: NeededBy): Promise<RequestNeeds> {
  switch (request.kind) {
    case 'train':
    case 'inspect': {
      const data = dataOf(request);
      return { dataSet: 'dataSet' in data ? data.dataSet : null, folderId: null };
    }
    case 'predict': {
      const { model, input } = request;
      const dataSet = input.kind === 'dataSet' ? input.dataSet : null;
      return { dataSet, folderId: await folderOf(db, reach, model) };
    }
    case 'explain':
      return { dataSet: null, folderId: await folderOf(db, reach, request.model) };
    case 'publish': {
      const model = await findModel(db, request.modelId);
      if (model.owner !== owner) throw new AppError('access.denied', {});
      return { dataSet: null, folderId: await folderOfModel(db, reach, request.run) };
    }
  }
}

async function folderOf(db: Db, reach: Reach, model: ModelRef): Promise<string | null> {
  if ('job' in model) return await folderOfModel(db, reach, model.job);
  await versionFiles(db, model);
  return null;
}
