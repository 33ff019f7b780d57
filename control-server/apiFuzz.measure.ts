/** Requests by chance, made from the OpenAPI document and asked by every role: none may break the server or be answered with what is another's. */
import { Agent, request as httpRequest } from 'node:http';
import type { Measurement, MeasureContext, MeasureOutcome } from '../tools/measure/measurement.ts';
import { hostileWords, valueFor } from './testing/schemaValues.ts';
import type { Schema, ValueSource } from './testing/schemaValues.ts';
import { seededChance } from './testing/seededChance.ts';
import type { Chance } from './testing/seededChance.ts';
import { bringDataSet, bringUpload, nobody, publicAddress, trainOn, withTeam } from './testing/withTeam.ts';
import type { TeamTest, Who } from './testing/withTeam.ts';
import { sha256Of } from './testing/testKeeper.ts';

/** Stands in everything that is one person's; no other may be told it. */
const marks = { ana: 'marca-de-ana-7f3c', bia: 'marca-de-bia-91e0' } as const;
const atOnce = 16;

export const measurement: Measurement = {
  name: 'api-fuzz',
  about:
    'requests made by chance from the OpenAPI document, by nobody, two users, an administrator and two workers: answers 5xx, and answers with what belongs to another user',
  unit: 'answers',
  bar: { most: 0 },
  async run(context) {
    let outcome: MeasureOutcome = { value: Number.NaN };
    await withTeam(
      async (team) => {
        outcome = await fuzz(team, context);
      },
      { limits: { run: { maxConcurrentRunsPerUser: 1000, maxTotalConcurrentRuns: 1000 } } },
    );
    return outcome;
  },
};

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | 'bytes' | undefined;
}

interface Caller {
  readonly name: 'nobody' | 'ana' | 'bia' | 'admin' | 'holder' | 'other';
  readonly who: Who;
}

interface Scene {
  readonly callers: readonly Caller[];
  readonly known: Readonly<Record<string, readonly unknown[]>>;
}

async function fuzz(team: TeamTest, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const chance = seededChance(20_261_201);
  const { operations, named } = await describedOperations(team);
  const scene = await setScene(team);
  const source: ValueSource = { chance, named, known: (name) => scene.known[name] ?? [] };
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const total = quick ? 2000 : 100_000;
  const statuses = new Map<number, number>();
  let [broken, leaked, done] = [0, 0, 0];
  const one = async () => {
    const operation = chance.pick(operations);
    const caller = chance.pick(scene.callers);
    const asked = requestOf(operation, source);
    const { status, text } = await send(team, agent, { ...asked, who: caller.who });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    done += 1;
    const told = `${caller.name}: ${asked.method} ${asked.path.slice(0, 200)} ${String(asked.text).slice(0, 300)}`;
    if (status >= 500) {
      broken += 1;
      say(`${status} for ${told}: ${text.slice(0, 300)}`);
    }
    const foreign = foreignMark(caller, operation, text);
    if (foreign !== undefined) {
      leaked += 1;
      say(`${foreign} in the answer to ${told}`);
    }
    // What an administrator of chance sets would keep everybody else from going on.
    if (status === 200 && operation.path.endsWith('/limits') && operation.method === 'POST') {
      await team.ask(team.admin, '/api/v1/limits', { body: backToSettings });
    }
  };
  const turns = Array.from({ length: atOnce }, async () => {
    while (done < total) await one();
  });
  await Promise.all(turns);
  agent.destroy();
  const reached = Object.fromEntries([...statuses].sort(([a], [b]) => a - b));
  say(`${done} requests to ${operations.length} routes; answers by status: ${JSON.stringify(reached)}`);
  for (const line of team.log.slice(0, 5)) say(line.slice(0, 600));
  // A fuzz that is always turned away at the door proves nothing.
  if ((statuses.get(200) ?? 0) < done / 20) throw new Error('too few requests were answered');
  return { value: broken + leaked, details: { requests: done, broken, leaked, statuses: reached } };
}

const none = null;
const backToSettings = {
  dataset: { maxFileSizeMiB: none, maxRows: none, maxColumns: none, maxTextLength: none },
  run: {
    maxEpochs: none,
    maxBatchSize: none,
    maxLength: none,
    maxConcurrentRunsPerUser: none,
    maxTotalConcurrentRuns: none,
  },
  job: { timeoutHours: none, maxRetries: none },
};

/** Everybody, what is theirs, and what else a route may be asked about. */
async function setScene(team: TeamTest): Promise<Scene> {
  const { ask, admin } = team;
  const holder = await team.worker('w1');
  const known: Record<string, unknown[]> = {};
  const know = (name: string, ...values: unknown[]) => {
    (known[name] ??= []).push(...values);
  };
  for (const owner of ['ana', 'bia'] as const) {
    const who = team[owner];
    const mark = marks[owner];
    const content = `texto;classe\n${mark};x\n`;
    const dataSetId = await bringDataSet(team, who, { name: mark, content });
    const data = { path: `/${mark}/a.csv`, textColumn: mark };
    const request = { kind: 'train', config: { data } };
    const { body: job } = await ask(who, '/api/v1/jobs', { body: { request, dedupeKey: mark } });
    const { body: held } = await ask(who, '/api/v1/jobs', { body: { ...trainOn(dataSetId), priority: 100 } });
    const claim = { workerId: 'p', requestId: owner };
    const { body: claimed } = await ask(holder, '/api/v1/worker/claim', { body: claim });
    const { body: token } = await ask(who, '/api/v1/tokens', { body: { name: mark } });
    know('jobId', job.id, held.id);
    know('dataSetId', dataSetId);
    know('id', dataSetId);
    know('uploadId', await bringUpload(team, who, `${content}${mark}`));
    know('tokenId', token.token.id);
    know('token', claimed.claimed.token);
    know('sha256', sha256Of(content));
  }
  // Theirs to be closed, shut out and changed by chance.
  await ask(admin, '/api/v1/accounts', { body: { name: 'vitima' } });
  await team.worker('w9');
  know('name', 'vitima', 'w9', 'novo', 'Autos');
  know('owner', 'ana', 'bia', '*');
  know('version', 1, 2);
  know('place', 0);
  know('waitMs', 0, 5);
  know('workerId', 'p');
  know('days', 1);
  const callers: Caller[] = [
    { name: 'nobody', who: nobody },
    { name: 'ana', who: team.ana },
    { name: 'bia', who: team.bia },
    { name: 'admin', who: admin },
    { name: 'holder', who: holder },
    { name: 'other', who: await team.worker('w2') },
  ];
  return { callers, known };
}

/** What would end the session that goes on asking, or wait for ever, is left to the tests of these routes. */
const leftOut = ['DELETE /api/v1/session', 'POST /api/v1/account/password'];

async function describedOperations(
  team: TeamTest,
): Promise<{ operations: Operation[]; named: Readonly<Record<string, Schema>> }> {
  const { body } = await team.ask(nobody, '/api/v1/openapi.json');
  const operations = Object.entries(body.paths as Record<string, Record<string, DescribedOperation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters ?? [],
        body: bodyOf(operation),
      })),
  );
  return {
    operations: operations.filter(({ method, path }) => !leftOut.includes(`${method} ${path}`)),
    named: body.components?.schemas ?? {},
  };
}

interface DescribedOperation {
  readonly parameters?: Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: Schema }> };
}

function bodyOf({ requestBody }: DescribedOperation): Operation['body'] {
  if (!requestBody) return undefined;
  return requestBody.content['application/json']?.schema ?? 'bytes';
}

interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly text: string | undefined;
}

function requestOf({ method, path, parameters, body }: Operation, source: ValueSource): AskedRequest {
  const { chance } = source;
  const at = path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => inPath(name, source));
  const query = parameters
    .filter((one) => one.in === 'query' && chance.next() < 0.7)
    .map(({ name, schema }) => {
      const value = valueFor({ schema, name, depth: 0 }, source);
      return `${name}=${encodeWord(typeof value === 'string' ? value : JSON.stringify(value))}`;
    });
  return { method, path: query.length > 0 ? `${at}?${query.join('&')}` : at, text: textOf(body, source) };
}

function inPath(name: string, { chance, known }: ValueSource): string {
  const words = known(name);
  const word = words.length > 0 && chance.next() < 0.8 ? chance.pick(words) : chance.pick(hostileWords);
  // An empty one would be another route.
  return encodeWord(String(word)).slice(0, 2000) || 'x';
}

/** Half of a sign that is none alone cannot be written as an address. */
function encodeWord(word: string): string {
  return encodeURIComponent(word.replaceAll(/\p{Surrogate}/gu, '?'));
}

function textOf(body: Operation['body'], source: ValueSource): string | undefined {
  const { chance } = source;
  if (body === undefined) return undefined;
  if (body === 'bytes') return chance.pick(['', 'x', 'texto;classe\n', 'x'.repeat(70_000)]);
  if (chance.next() < 0.02) return brokenText(chance);
  return JSON.stringify(valueFor({ schema: body, name: '', depth: 0 }, source));
}

function brokenText(chance: Chance): string {
  return chance.pick([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"__proto__":{"isAdmin":true}}',
    '{"a":1e999}',
    '['.repeat(3000),
    `"${'\\u0000'.repeat(100)}"`,
  ]);
}

function send(
  { server }: TeamTest,
  agent: Agent,
  { method, path, text, who }: AskedRequest & { readonly who: Who },
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(server.address);
  const headers = {
    host: new URL(publicAddress).host,
    ...who,
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    }),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers, agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: answer });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
}

/** A mark that the caller may not be told. Administrators see everybody's; a worker, the job it is given. */
function foreignMark({ name }: Caller, { path }: Operation, text: string): string | undefined {
  if (name === 'admin') return undefined;
  const isGiven = path === '/api/v1/worker/claim' || (name === 'holder' && path.includes('/worker/blobs/'));
  if (name !== 'nobody' && name !== 'ana' && name !== 'bia' && isGiven) return undefined;
  return Object.entries(marks).find(([owner, mark]) => owner !== name && text.includes(mark))?.[1];
}
