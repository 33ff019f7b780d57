/** What the worker of a team brings back, for tests: a file of a job, and a published model. */
import { randomUUID } from 'node:crypto';
import { bundleOf, modelContents } from './testBundle.ts';
import type { Contents } from './testBundle.ts';
import { bringDataSet, trainOn } from './withTeam.ts';
import type { TeamTest, Who } from './withTeam.ts';

const content = 'a;b\n';
const name = 'autos.csv';
const contents: Contents = { [name]: content };
/** Of one piece. */
export const sentFile = { ...bundleOf(contents)[0], name };

const facts = {
  product: '0',
  node: '20',
  platform: 'linux',
  cpu: { name: 'x', cores: 1 },
  memory: { totalMiB: 1, freeMiB: 1, limitMiB: null },
  disk: { path: '/', freeMiB: 1, writable: true },
  proxy: { configured: false, host: null },
  paths: { nonAscii: false, spaces: false },
  devices: [],
  computation: null,
  problems: [],
};

interface Leased {
  readonly jobId: string;
  readonly token: number;
}

/** A training of Ana's that this worker has ended, with one file. Its id. */
export async function doneWithFile(team: TeamTest, worker: Who): Promise<string> {
  await team.ask(team.ana, '/api/v1/jobs', {
    body: { ...trainOn(await bringDataSet(team, team.ana)), priority: 100 },
  });
  const lease = await claimOf(team, worker, 'train');
  await send(team, worker, { ...lease, purpose: 'result', sent: contents });
  await end(team, worker, lease);
  return lease.jobId;
}

/** A model that Ana published, of one version. Its id. */
export async function publishedBy(team: TeamTest, worker: Who): Promise<string> {
  const { ask, ana } = team;
  const run = await doneWithFile(team, worker);
  const modelId = String((await ask(ana, '/api/v1/models', { body: { name: 'Autos' } })).body.id);
  await ask(ana, '/api/v1/jobs', { body: { request: { kind: 'publish', run, modelId }, priority: 100 } });
  const lease = await claimOf(team, worker, 'publish');
  await send(team, worker, { ...lease, purpose: 'model', sent: modelContents({ 'weights.bin': content }) });
  await end(team, worker, lease);
  return modelId;
}

/** Others that wait before it are ended. */
async function claimOf(team: TeamTest, worker: Who, kind: string): Promise<Leased> {
  await team.ask(worker, '/api/v1/worker/register', {
    body: { workerId: 'p', facts, folderId: 'pasta' },
  });
  for (;;) {
    const { body } = await team.ask(worker, '/api/v1/worker/claim', {
      body: { workerId: 'p', requestId: randomUUID() },
    });
    if (!body.claimed) throw new Error(`there was no ${kind} to claim`);
    const lease = { jobId: String(body.claimed.job.id), token: Number(body.claimed.token) };
    if (body.claimed.job.request.kind === kind) return lease;
    await end(team, worker, lease);
  }
}

async function send(
  { ask }: TeamTest,
  worker: Who,
  { jobId, token, purpose, sent }: Leased & { readonly purpose: string; readonly sent: Contents },
): Promise<void> {
  const at = `/api/v1/worker/jobs/${jobId}/bundles`;
  const files = bundleOf(sent);
  const { body } = await ask(worker, at, { body: { token, purpose, files } });
  for (const { name: path, pieces } of files) {
    const text = String(sent[path]);
    await ask(worker, `${at}/${body.bundleId}/pieces/${pieces[0]}?token=${token}`, { text });
  }
  await ask(worker, `${at}/${body.bundleId}/finish`, { body: { token } });
}

async function end({ ask }: TeamTest, worker: Who, { jobId, token }: Leased): Promise<void> {
  await ask(worker, `/api/v1/worker/jobs/${jobId}/complete`, { body: { token, result: {} } });
}
