/** Who may ask what: every route of the description, asked by everybody, as the table says. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, it } from 'mocha';
import { fileOf, sha256Of } from '../testing/testKeeper.ts';
import { ask, withServer } from '../testing/withServer.ts';
import { bringDataSet, bringUpload, nobody, password, trainOn, withTeam } from '../testing/withTeam.ts';
import { doneWithFile, publishedBy, sentFile } from '../testing/teamModels.ts';
import type { TeamTest, Who } from '../testing/withTeam.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { newSecret } from '../people/secrets.ts';
import type { Queue } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import { accountRoutes } from './accountRoutes.ts';
import { auditRoutes } from './auditRoutes.ts';
import { bundleRoutes } from './bundleRoutes.ts';
import { createApp } from './createApp.ts';
import { ClaimLine } from './claimLine.ts';
import { careRoutes } from './careRoutes.ts';
import { metricsRoute } from './metricsRoute.ts';
import { dataSetRoutes } from './dataSetRoutes.ts';
import { localDoor } from './door.ts';
import { draftRoutes } from './draftRoutes.ts';
import { inspectionRoutes } from './inspectionRoutes.ts';
import { jobRoutes } from './jobRoutes.ts';
import { permissions } from './permissions.ts';
import type { Permission, RouteName } from './permissions.ts';
import { registeredWorkerRoutes } from './registeredWorkerRoutes.ts';
import { rulesRoutes } from './rulesRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import { queueRoutes } from './queueRoutes.ts';
import { feedRoutes } from './feedRoutes.ts';
import { runRoutes } from './runRoutes.ts';
import { inferenceRoutes } from './inferenceRoutes.ts';
import { jobFileRoutes } from './jobFileRoutes.ts';
import { mirrorRoutes } from './mirrorRoutes.ts';
import { modelRoutes } from './modelRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';
import { uploadRoutes } from './uploadRoutes.ts';
import { Waker } from './waker.ts';
import { workerFileRoutes } from './workerFileRoutes.ts';
import { workerRoutes } from './workerRoutes.ts';
import type { CareDesk } from './careRoutes.ts';
import type { ServerFigures } from '../metrics/serverFigures.ts';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** Every route of the app, as the table names it. */
function routesOf(app: ReturnType<typeof appOf>): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  return stack.flatMap(({ route }) => {
    if (!route) return [];
    const path = route.path.replaceAll(/:(\w+)/gu, '{$1}');
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
  });
}

function appOf() {
  const keeper = {} as DataKeeper;
  const queue = {} as Queue;
  const door = localDoor('t');
  const routes = [
    ...jobRoutes(queue),
    ...runRoutes({} as Store),
    ...feedRoutes({} as Store),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes(queue, new ClaimLine()),
    ...workerFileRoutes(keeper),
    ...inspectionRoutes(queue),
    ...draftRoutes({} as Store),
    ...bundleRoutes(queue, keeper),
    ...jobFileRoutes(keeper),
    ...modelRoutes(queue, keeper),
    ...mirrorRoutes(undefined),
    ...inferenceRoutes({ store: {} as Store, asked: new Waker(), answered: new Waker() }),
    ...auditRoutes({} as Store, generateKeyPairSync('ed25519').privateKey),
    ...sessionRoutes(door),
    ...signInRoutes(door),
    ...accountRoutes(null),
    ...registeredWorkerRoutes(door),
    ...rulesRoutes(queue),
    ...queueRoutes(queue),
    ...careRoutes({ canMail: false } as CareDesk),
    metricsRoute({} as ServerFigures),
  ];
  return createApp({
    routes: [...systemRoutes({ check: () => Promise.resolve(), version: '0' }, routes), ...routes],
    ...door,
    letIn: () => door.letIn(0),
    onDenied: () => Promise.resolve(),
    checkBinding: () => Promise.resolve(),
    isStopping: () => false,
    log: () => undefined,
    answered: () => undefined,
  });
}

/** Every route that a server describes, and the one that describes them. */
async function describedBy(asked: (path: string) => Promise<{ body: unknown }>): Promise<string[]> {
  const { body } = await asked('/api/v1/openapi.json');
  const { paths } = body as { paths: Record<string, object> };
  const named = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return [...named, 'GET /api/v1/openapi.json'].sort();
}

/** What one request of the walk is about, made for it alone: ana's, and with the first worker. */
interface Subject {
  readonly params: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly text?: string;
  readonly query?: string;
}

let made = 0;

async function subjectOf(team: TeamTest, name: RouteName, holder: Who): Promise<Subject> {
  const { ana, admin, ask: asked } = team;
  const fresh = `novo-${++made}`;
  const post = async (who: Who, path: string, body: object) => (await asked(who, path, { body })).body;
  if (name.includes('/worker/jobs/') || name.includes('/worker/blobs/')) {
    const dataSetId = await bringDataSet(team, ana);
    await post(ana, '/api/v1/jobs', { ...trainOn(dataSetId), priority: 100 });
    const request = { workerId: 'p', requestId: randomUUID() };
    // This one, or one that was given back before.
    const { job, token } = (await post(holder, '/api/v1/worker/claim', request)).claimed;
    const error = { code: 'internal.unexpected', params: { incident: 'x' } };
    const announced = { token, purpose: 'result', files: [sentFile] };
    const bundles = `/api/v1/worker/jobs/${job.id}/bundles`;
    const isPiece = name.includes('/pieces/');
    return {
      params: {
        jobId: job.id,
        sha256: sha256Of('a;b\n'),
        ...(name.includes('/bundles/') && { bundleId: (await post(holder, bundles, announced)).bundleId }),
      },
      query: queryOf(name, job.id, token),
      ...(isPiece && { text: 'a;b\n' }),
      ...(name.endsWith('/split') && { text: '{}' }),
      body: {
        token,
        ...(name.endsWith('/bundles') && announced),
        ...(name.endsWith('/complete') && { result: {} }),
        ...(name.endsWith('/fail') && { error, retryable: false }),
      },
    };
  }
  if (name.includes('{modelId}') || name.includes('/jobs/{jobId}/file')) {
    if (name.includes('{jobId}')) {
      return {
        params: { jobId: await doneWithFile(team, holder) },
        query: name.endsWith('/file') ? `?name=${sentFile.name}` : '',
      };
    }
    const modelId = await publishedBy(team, holder);
    // Texts would be waited for: that it is not asked right says that it may be asked.
    return { params: { modelId, version: '1' }, query: name.endsWith('/file') ? '?name=model.json' : '' };
  }
  if (name.includes('{jobId}')) {
    const { id } = await post(ana, '/api/v1/jobs', trainOn(await bringDataSet(team, ana)));
    return { params: { jobId: id }, body: name.endsWith('/classify') ? { texts: ['a'] } : {} };
  }
  if (name.includes('{dataSetId}')) {
    const params = { dataSetId: await bringDataSet(team, ana), version: '1' };
    const body = name.endsWith('/recipe')
      ? { recipe: [] }
      : name.endsWith('/preview')
        ? { page: { from: 0, count: 1 } }
        : {};
    return { params, body };
  }
  if (name.includes('{uploadId}')) {
    if (!name.endsWith('/pieces')) {
      const body = { kind: 'newDataSet', name: 'Autos' };
      return { params: { uploadId: await bringUpload(team, ana, 'a;b\n') }, body };
    }
    const { id } = await post(ana, '/api/v1/uploads', fileOf('a;b\n'));
    return { params: { uploadId: id }, query: '?place=0', text: 'a;b\n' };
  }
  if (name.includes('/drafts/')) {
    await post(ana, `/api/v1/drafts/${fresh}`, { plan: {}, version: 0 });
    return { params: { name: fresh }, body: { plan: {}, version: 0 } };
  }
  if (name.includes('{taskId}')) {
    return { params: { taskId: (await post(admin, '/api/v1/retention/run', { dedupeKey: fresh })).id } };
  }
  if (name.includes('{tokenId}')) {
    const { token } = await post(ana, '/api/v1/tokens', { name: fresh });
    return { params: { tokenId: token.id } };
  }
  if (name.includes('/registered-workers/')) {
    await team.worker(fresh);
    return { params: { name: fresh } };
  }
  if (name.includes('{name}') || name.endsWith('/accept')) {
    const { invitation } = await post(admin, '/api/v1/accounts', { name: fresh });
    if (name.endsWith('/accept')) return { params: {}, body: { invitation, password } };
    return { params: { name: fresh }, body: name.endsWith('/role') ? { role: 'user' } : {} };
  }
  if (name.endsWith('/exchange')) {
    const { registration } = await post(admin, '/api/v1/worker-invitations', { name: fresh });
    return { params: {}, body: { registration, token: newSecret('worker') } };
  }
  const bodies: Partial<Record<RouteName, object>> = {
    'POST /api/v1/jobs': { request: { kind: 'train', config: { data: { path: '/a.csv' } } } },
    'POST /api/v1/models': { name: fresh },
    'POST /api/v1/worker/inferences/take': { workerId: 'p' },
    'POST /api/v1/uploads': fileOf('a;b\n'),
    'POST /api/v1/session': { name: 'ana', password },
    'POST /api/v1/account/password': { current: password, next: password },
    'POST /api/v1/tokens': { name: fresh },
    'POST /api/v1/accounts': { name: fresh },
    'POST /api/v1/worker-invitations': { name: fresh },
    'POST /api/v1/worker/claim': { workerId: 'p', requestId: randomUUID() },
  };
  return { params: { preset: 'rapido' }, body: bodies[name] ?? {} };
}

function queryOf(name: RouteName, jobId: string, token: number): string {
  if (name.includes('/blobs/')) return `?jobId=${jobId}&token=${token}`;
  return name.endsWith('/split') || name.includes('/pieces/') ? `?token=${token}` : '';
}

type Asking = 'nobody' | 'ana' | 'bia' | 'admin' | 'holder' | 'other';

/** Null: it is let in, whatever else may be wrong with what it asks. */
function expectedOf(name: RouteName, needed: Permission, asking: Asking): number | null {
  if (needed === 'anyone') return null;
  if (asking === 'nobody') return 401;
  if (asking === 'holder' || asking === 'other') {
    if (needed !== 'worker') return 403;
    return asking === 'other' && /\{jobId\}|\/blobs\//u.test(name) ? 409 : null;
  }
  if (needed === 'worker') return 403;
  if (needed === 'admin' || needed === 'metrics') return asking === 'admin' ? null : 403;
  // What is published is everybody's to see, and its owner's to withdraw.
  if (name.startsWith('DELETE /api/v1/models/')) return asking === 'bia' ? 403 : null;
  // Under the same name, everybody keeps their own.
  if (name.includes('/drafts/')) return asking === 'ana' || name.startsWith('POST') ? null : 404;
  const isOwned = /\{(jobId|dataSetId|uploadId|tokenId)\}/u.test(name);
  if (!isOwned || asking === 'ana') return null;
  // How somebody looks at their data is theirs alone.
  if (/\/(inspection|preview|recipe)$/u.test(name)) return 404;
  // An administrator sees jobs and data sets of everybody (product design 8.1), and nobody's uploads or tokens.
  return asking === 'admin' && /\{(jobId|dataSetId)\}/u.test(name) ? null : 404;
}

describe('permissions', function () {
  this.timeout(120_000);

  it('are said for every route of the app, and for no other', () => {
    assert.deepEqual(routesOf(appOf()).sort(), Object.keys(permissions).sort());
  });

  it('an unlisted route is found', () => {
    const app = appOf();
    app.get('/api/v1/secret', (_request, response) => {
      response.json({});
    });
    assert.ok(routesOf(app).includes('GET /api/v1/secret'));
  });

  it('the description of the interface names every route', () =>
    withServer(async ({ ask: asked }) => {
      assert.deepEqual(await describedBy((path) => asked(path)), Object.keys(permissions).sort());
    }));

  it('in local mode, nobody without the token gets past them', () =>
    withServer(async ({ server }) => {
      for (const [name, needed] of Object.entries(permissions)) {
        const [method = '', path = ''] = name.split(' ');
        for (const token of [null, 'wrong']) {
          const at = path.replaceAll(/\{\w+\}/gu, 'x');
          const { status } = await ask({ address: server.address, token }, at, { method });
          assert.equal(status === 401, needed !== 'anyone', name);
        }
      }
    }));

  it('in team mode, everybody is let in where the table says, and nowhere else', () =>
    withTeam(
      async (team) => {
        const holder = await team.worker('w1');
        const others = await team.worker('w2');
        const described = await describedBy((path) => team.ask(nobody, path));
        assert.deepEqual(described, Object.keys(permissions).sort());
        const wrong: string[] = [];
        for (const [name, needed] of Object.entries(permissions) as [RouteName, Permission][]) {
          const [method = '', path = ''] = name.split(' ');
          // A session that is ended is not asked with again.
          const ends = name === 'DELETE /api/v1/session';
          const callers: [Asking, Who][] = [
            ['nobody', nobody],
            ['ana', ends ? await team.logIn('ana') : team.ana],
            ['bia', ends ? await team.logIn('bia') : team.bia],
            ['admin', ends ? await team.logIn('raiz') : team.admin],
            ['holder', holder],
            ['other', others],
          ];
          for (const [asking, who] of callers) {
            const { params, query = '', body, text } = await subjectOf(team, name, holder);
            const at = path.replaceAll(/\{(\w+)\}/gu, (_all, param: string) => params[param] ?? 'x');
            const asked = { method, ...(method === 'POST' && (text === undefined ? { body } : { text })) };
            const answer = await team.ask(who, `${at}${query}`, asked);
            // Of unfinished ones, nobody may have many.
            const { uploadId } = params;
            if (uploadId !== undefined) {
              await team.ask(team.ana, `/api/v1/uploads/${uploadId}`, { method: 'DELETE' });
            }
            const expected = expectedOf(name, needed, asking);
            const isIn = ![401, 403, 404].includes(answer.status) && answer.status < 500;
            if (expected === null ? !isIn : answer.status !== expected) {
              wrong.push(`${name} by ${asking}: ${answer.status} ${JSON.stringify(answer.body)}`);
            }
          }
        }
        assert.deepEqual(wrong, []);
        assert.deepEqual(
          team.log.filter((line) => line !== 'retention has ended'),
          [],
        );
      },
      { limits: { run: { maxConcurrentRunsPerUser: 1000, maxTotalConcurrentRuns: 1000 } } },
    ));

  it('an administrator of local mode has no accounts to look after', () =>
    withServer(async ({ ask: asked }) => {
      const { status, body } = await asked('/api/v1/accounts');
      assert.deepEqual([status, body.code], [409, 'access.team_only']);
    }));
});
