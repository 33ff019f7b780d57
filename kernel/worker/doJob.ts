/** Each kind of job and who does it. What is answered is the job's result. */
import type { JobTask } from './jobTask.ts';
import { explain } from './kinds/explain.ts';
import { predict } from './kinds/predict.ts';
import { publish } from './kinds/publish.ts';
import { train } from './kinds/train.ts';

export function doJob(task: JobTask): Promise<object> {
  const { request } = task.claimed.job;
  switch (request.kind) {
    case 'train':
      return train(request, task);
    case 'predict':
      return predict(request, task);
    case 'explain':
      return explain(request, task);
    case 'publish':
      return publish(request, task);
  }
}
