/** Brings a base model from the hub for a run, and tells how far it is. */
import { downloadModel } from '../model/hub/downloadModel.ts';
import { modelCacheFolder } from '../model/hub/modelCacheFolder.ts';
import type { FetchModel } from '../model/resolveModelFolder.ts';
import type { RequestContext } from '../requestContext.ts';
import { reportProgress } from './reportProgress.ts';

export function fetchBaseModel(context: RequestContext): FetchModel {
  const { environment, control } = context;
  return (repository) => {
    const report = reportProgress('loadingModel', context);
    return downloadModel(repository, {
      cacheFolder: modelCacheFolder(environment),
      endpoint: environment['HF_ENDPOINT'],
      variables: environment,
      signal: control.signal,
      onProgress: ({ doneBytes, totalBytes }) => {
        report(doneBytes, totalBytes);
      },
    });
  };
}
