/** The manifests for Kubernetes: as its schemas and KEDA's want them, careful with rights and secrets, and about things that exist. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import * as z from 'zod';
import { permissions } from '../../control-server/http/permissions.ts';
import { queueDepthSchema } from '../../core/contract/jobProtocol.ts';
import { commandOptions } from '../../kernel/cli/commandOptions.ts';
import { exitCodes } from '../../kernel/cli/exitCodes.ts';
import { skip } from '../testing/skip.ts';
import { loadSchemas, packages } from './schemas.ts';
import type { Manifest, Schemas } from './schemas.ts';

const folder = fileURLToPath(new URL('../../deploy/kubernetes/', import.meta.url));

const probeSchema = z.looseObject({ httpGet: z.looseObject({ path: z.string() }) });
const podSchema = z.looseObject({
  automountServiceAccountToken: z.literal(false),
  securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
  volumes: z.array(z.looseObject({ name: z.string() })),
  containers: z.array(
    z.looseObject({
      name: z.string(),
      args: z.array(z.string()).default([]),
      env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })),
      securityContext: z.looseObject({
        allowPrivilegeEscalation: z.literal(false),
        readOnlyRootFilesystem: z.literal(true),
        capabilities: z.looseObject({ drop: z.tuple([z.literal('ALL')]) }),
      }),
      resources: z.looseObject({
        limits: z.looseObject({ memory: z.string(), 'nvidia.com/gpu': z.int().optional() }),
      }),
      volumeMounts: z.array(z.looseObject({ name: z.string() })),
      startupProbe: probeSchema.optional(),
      livenessProbe: probeSchema.optional(),
      readinessProbe: probeSchema.optional(),
    }),
  ),
});
const templateSchema = z.looseObject({ spec: podSchema });
const deploymentSchema = z.looseObject({
  spec: z.looseObject({ replicas: z.int(), template: templateSchema }),
});
const scaledJobSchema = z.looseObject({
  spec: z.looseObject({
    triggers: z.array(
      z.looseObject({ metadata: z.looseObject({ url: z.url(), valueLocation: z.string() }) }),
    ),
    jobTargetRef: z.looseObject({
      podFailurePolicy: z.looseObject({
        rules: z.array(
          z.looseObject({ onExitCodes: z.looseObject({ values: z.array(z.int()) }).optional() }),
        ),
      }),
      template: templateSchema,
    }),
  }),
});

describe('the manifests for Kubernetes', function () {
  this.timeout(120_000);
  let schemas: Schemas;
  let all: Manifest[] = [];
  const ofKind = (kind: string) => all.filter((manifest) => manifest.kind === kind);

  before(function () {
    const loaded = loadSchemas();
    schemas = loaded ?? skip(this, `${packages} are not installed`);
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    all = files.flatMap((name) => schemas.parse(readFileSync(join(folder, name), 'utf8')));
  });

  it('are as the schemas of Kubernetes and KEDA want them', () => {
    assert.deepEqual(schemas.faultsOf(all), []);
    assert.deepEqual(all.map(({ kind }) => kind).sort(), [
      'ConfigMap',
      'Deployment',
      'PersistentVolumeClaim',
      'PodDisruptionBudget',
      'ScaledJob',
      'ScaledJob',
      'Service',
      'TriggerAuthentication',
    ]);
  });

  it('a wrong value, a wrong name and an unknown kind are found', () => {
    const [deployment] = ofKind('Deployment');
    const [scaledJob] = ofKind('ScaledJob');
    assert.ok(deployment && scaledJob);
    const broken = (manifest: Manifest, spec: object): Manifest => ({
      ...manifest,
      spec: { ...(manifest['spec'] as object), ...spec },
    });
    for (const one of [
      broken(deployment, { replicas: 'three' }),
      broken(deployment, { replica: 3 }),
      broken(scaledJob, { maxReplicaCount: 'many' }),
      broken(scaledJob, { maxReplicasCount: 5 }),
      { ...deployment, kind: 'Deploiment' },
    ]) {
      assert.notDeepEqual(schemas.faultsOf([one]), [], JSON.stringify(one).slice(0, 200));
    }
  });

  it('give no rights away, and hold no secret', () => {
    const pods = [
      ...ofKind('Deployment').map((one) => deploymentSchema.parse(one).spec.template.spec),
      ...ofKind('ScaledJob').map((one) => scaledJobSchema.parse(one).spec.jobTargetRef.template.spec),
    ];
    assert.equal(pods.length, 3);
    for (const { containers, volumes } of pods) {
      for (const { env, volumeMounts } of containers) {
        const open = env.filter(({ value }) => value !== undefined).map(({ name }) => name);
        // The address of the database has a password in it; that of the key is the path of a mounted secret.
        assert.doesNotMatch(open.join(' '), /TOKEN|SECRET|PASSWORD|DATABASE|ACCESS_KEY/u);
        for (const { name } of volumeMounts) assert.ok(volumes.some((volume) => volume.name === name));
      }
    }
    assert.deepEqual(ofKind('Secret'), []);
  });

  it('ask what the server answers: probes, and the depth of the queue', () => {
    const [container] = deploymentSchema.parse(ofKind('Deployment')[0]).spec.template.spec.containers;
    const probes = [container?.startupProbe, container?.livenessProbe, container?.readinessProbe];
    assert.deepEqual(
      probes.map((probe) => probe?.httpGet.path),
      ['/health', '/health', '/ready'],
    );
    for (const path of ['/health', '/ready'] as const) assert.equal(permissions[`GET ${path}`], 'anyone');
    for (const one of ofKind('ScaledJob')) {
      for (const { metadata } of scaledJobSchema.parse(one).spec.triggers) {
        assert.ok(Object.hasOwn(permissions, `GET ${new URL(metadata.url).pathname}`), metadata.url);
        assert.ok(Object.hasOwn(queueDepthSchema.shape, metadata.valueLocation));
      }
    }
  });

  it('start workers as the command line has them, with a card only where one is wanted', () => {
    const flags = Object.values(commandOptions).map(({ flags: flag }) => flag);
    const cards = ofKind('ScaledJob').map((one) => {
      const { podFailurePolicy, template } = scaledJobSchema.parse(one).spec.jobTargetRef;
      assert.deepEqual(podFailurePolicy.rules[0]?.onExitCodes?.values, [exitCodes.idle]);
      const [worker] = template.spec.containers;
      assert.ok(worker);
      assert.equal(worker.args[0], 'worker');
      for (const word of worker.args.filter((arg) => arg.startsWith('--'))) {
        assert.ok(
          flags.some((flag) => flag === word),
          word,
        );
      }
      return worker.resources.limits['nvidia.com/gpu'];
    });
    assert.deepEqual(cards, [undefined, 1]);
  });
});
