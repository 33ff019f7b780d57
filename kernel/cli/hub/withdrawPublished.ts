/** `hub withdraw MODEL@VERSION`: its files are deleted from the server. */
import * as z from 'zod';
import { askServer } from '../../../core/host/askServer.ts';
import { newPage, printPage } from '../session.ts';
import type { HubTask } from './hubTask.ts';
import { publishedRef } from './publishedRef.ts';

export const withdrawPublished: HubTask = async (hubCall) => {
  const { session, server } = hubCall;
  const { model, version } = await publishedRef(hubCall);
  await askServer(server, {
    path: `/api/v1/models/${model.id}/versions/${version}`,
    method: 'DELETE',
    answer: z.strictObject({}),
  });
  printPage(session, newPage(session).text(`✔ ${session.texts.answers.hub.withdrawn(model.name, version)}`));
  return { kind: 'modelWithdrawn', modelId: model.id, version };
};
