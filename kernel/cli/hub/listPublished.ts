/** `hub list`: the newest published models. */
import { modelPageSchema } from '../../../core/contract/modelHub.ts';
import { askServer } from '../../../core/host/askServer.ts';
import { newPage, printPage } from '../session.ts';
import type { HubTask } from './hubTask.ts';

export const listPublished: HubTask = async ({ session, server }) => {
  const { hub } = session.texts.answers;
  const { models } = await askServer(server, { path: '/api/v1/models?limit=200', answer: modelPageSchema });
  const page = newPage(session);
  if (models.length === 0) page.text(hub.none);
  for (const { id, name, description, owner, versions } of models) {
    page.heading(name).text(hub.of(owner));
    if (description !== '') page.text(description);
    for (const { version, createdAt, facts } of versions) {
      page.bullet(hub.version(version, new Date(createdAt).toISOString().slice(0, 10), facts.labels.length));
    }
    page.toCopy(id);
  }
  printPage(session, page);
  return { kind: 'hubListed', models };
};
