import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'mocha';
import { withServer, ask } from '../testing/withServer.ts';
import { auditRoutes } from './auditRoutes.ts';
import { localAccess } from './access.ts';
import { bundleRoutes } from './bundleRoutes.ts';
import { createApp } from './createApp.ts';
import { permissions } from './permissions.ts';
import { dataSetRoutes } from './dataSetRoutes.ts';
import { inferenceRoutes } from './inferenceRoutes.ts';
import { jobFileRoutes } from './jobFileRoutes.ts';
import { jobRoutes } from './jobRoutes.ts';
import { mirrorRoutes } from './mirrorRoutes.ts';
import { modelRoutes } from './modelRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';
import { uploadRoutes } from './uploadRoutes.ts';
import { Waker } from './waker.ts';
import { workerBlobRoute } from './workerBlobRoute.ts';
import { workerRoutes } from './workerRoutes.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import type { Store } from '../store/store.ts';
import type { Queue } from '../queue/queue.ts';

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
  const routes = [
    ...jobRoutes({} as Queue),
    ...uploadRoutes(keeper),
    ...dataSetRoutes(keeper),
    ...workerRoutes({} as Queue, new Waker()),
    workerBlobRoute(keeper),
    ...bundleRoutes({} as Queue, keeper),
    ...jobFileRoutes(keeper),
    ...modelRoutes({} as Queue, keeper),
    ...mirrorRoutes(undefined),
    ...inferenceRoutes({ store: {} as Store, asked: new Waker(), answered: new Waker() }),
    ...auditRoutes({} as Store, generateKeyPairSync('ed25519').privateKey),
  ];
  return createApp({
    routes: [...systemRoutes({ check: () => Promise.resolve(), version: '0' }, routes), ...routes],
    authenticate: localAccess('t'),
    hosts: () => [],
    isStopping: () => false,
    log: () => undefined,
  });
}

describe('permissions', () => {
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

  it('nobody without the token gets past them', () =>
    withServer(async ({ server }) => {
      for (const [name, needed] of Object.entries(permissions)) {
        const [method = '', path = ''] = name.split(' ');
        for (const token of [null, 'wrong']) {
          const { status } = await ask(
            { address: server.address, token },
            path.replaceAll(/\{\w+\}/gu, 'x'),
            {
              method,
            },
          );
          assert.equal(status, needed === 'anyone' ? 200 : 401, name);
        }
      }
    }));

  it('the description of the interface names every route', () =>
    withServer(async ({ ask: asked }) => {
      const { body } = await asked('/api/v1/openapi.json');
      const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const others = Object.keys(permissions).filter((name) => name !== 'GET /api/v1/openapi.json');
      assert.deepEqual(described.sort(), others.sort());
    }));
});
