/** `hub publish JOB`: the model of a training becomes a new model of the hub, or the next version of one. */
import { randomUUID } from 'node:crypto';
import { jobSchema } from '../../../core/contract/job.ts';
import { publishedModelSchema, publishedSchema } from '../../../core/contract/modelHub.ts';
import { idSchema } from '../../../core/contract/storedDataSet.ts';
import { askServer } from '../../../core/host/askServer.ts';
import { awaitJob } from '../awaitJob.ts';
import { wordOf } from '../commandCall.ts';
import { newPage, printPage } from '../session.ts';
import { UsageError } from '../usageError.ts';
import { untilInterrupted } from './hubTask.ts';
import type { HubCall, HubTask } from './hubTask.ts';

export const publishModel: HubTask = async (hubCall) => {
  const { session, server, target, call } = hubCall;
  const { usage, kinds } = call.texts;
  if (!idSchema.safeParse(target).success)
    throw new UsageError(usage.badValue('hub publish', target, kinds.job));
  const modelId = await modelFor(hubCall);
  const { hub } = session.texts.answers;
  const request = { kind: 'publish', run: target, modelId };
  const job = await askServer(server, {
    path: '/api/v1/jobs',
    body: { request, dedupeKey: randomUUID() },
    answer: jobSchema,
  });
  if (!session.isJson) session.door.notes.write(`${hub.publishing}\n`);
  const { result } = await awaitJob(server, job, untilInterrupted);
  const { version } = publishedSchema.parse(result);
  printPage(
    session,
    newPage(session)
      .text(`✔ ${hub.published(version)}`)
      .toCopy(`${modelId}@${version}`),
  );
  return { kind: 'modelPublished', modelId, version };
};

async function modelFor({ call, server }: HubCall): Promise<string> {
  const known = wordOf(call, 'hubModel');
  const name = wordOf(call, 'hubName');
  if ((known === undefined) === (name === undefined)) throw new UsageError(call.texts.usage.hubNeedsName);
  if (known !== undefined) return known;
  const { id } = await askServer(server, {
    path: '/api/v1/models',
    body: { name, description: wordOf(call, 'hubDescription') ?? '' },
    answer: publishedModelSchema,
  });
  return id;
}
