/** `hub download MODEL`: a published model becomes a folder that every other command can use. */
import { resolve } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { versionFilesSchema } from '../../../core/contract/modelHub.ts';
import { askServer } from '../../../core/host/askServer.ts';
import { downloadFolder } from '../../../core/host/downloadFolder.ts';
import { isThere } from '../../../core/tables/files/isThere.ts';
import { wordOf } from '../commandCall.ts';
import { newPage, printPage } from '../session.ts';
import { untilInterrupted } from './hubTask.ts';
import type { HubTask } from './hubTask.ts';
import { publishedRef } from './publishedRef.ts';

export const downloadPublished: HubTask = async (hubCall) => {
  const { session, server, call } = hubCall;
  const { model, version } = await publishedRef(hubCall);
  const folder = resolve(session.door.workFolder, wordOf(call, 'hubOut') ?? `${model.id}-${version}`);
  if (await isThere(folder)) throw new AppError('folder.not_empty', { path: folder });
  const at = `/api/v1/models/${model.id}/versions/${version}`;
  const { files } = await askServer(server, { path: at, answer: versionFilesSchema });
  const pathOf = (name: string) => `${at}/file?name=${encodeURIComponent(name)}`;
  await downloadFolder({ ...untilInterrupted, server, files, pathOf, target: folder });
  printPage(session, newPage(session).text(`✔ ${session.texts.answers.hub.downloadedTo}`).toCopy(folder));
  return { kind: 'modelDownloaded', folder };
};
