/**
 * A program: asks a server so many times a second, whether or not it keeps up, and says at the end how long the answers
 * took. Called with its plan as JSON.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { loadPlanSchema } from './loadPlan.ts';
import type { LoadReport } from './loadPlan.ts';

const { address, token, perSecond, seconds, jobIds, dataSetId } = loadPlanSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const agent = new Agent({ keepAlive: true });
const training = { kind: 'train', config: { data: { dataSet: { id: dataSetId, version: 1 } } } };

interface Question {
  /** Of a hundred. */
  readonly share: number;
  readonly path: () => string;
  readonly body?: () => string;
}

const questions: readonly Question[] = [
  { share: 25, path: () => '/api/v1/jobs?limit=20' },
  { share: 30, path: () => `/api/v1/jobs/${jobIds[randomInt(jobIds.length)] ?? ''}` },
  {
    share: 15,
    path: () => '/api/v1/jobs',
    body: () => JSON.stringify({ request: training, dedupeKey: randomUUID() }),
  },
  { share: 10, path: () => '/api/v1/data-sets' },
  { share: 10, path: () => `/api/v1/data-sets/${dataSetId}` },
  { share: 5, path: () => `/api/v1/data-sets/${dataSetId}/versions/1/file` },
  { share: 5, path: () => '/api/v1/audit/own?limit=20' },
];
const deck = questions.flatMap((question) => Array.from({ length: question.share }, () => question));

const took: number[] = [];
const statuses: Record<string, number> = {};
const startedAt = performance.now();
const waiting: Promise<void>[] = [];
for (let i = 0; i < perSecond * seconds; i++) {
  const due = startedAt + (1000 * i) / perSecond;
  const early = due - performance.now();
  if (early > 0) await pause(early);
  waiting.push(askOnce(due));
}
await Promise.all(waiting);
agent.destroy();
took.sort((a, b) => a - b);
const report: LoadReport = {
  requests: took.length,
  statuses,
  p50Ms: quantile(0.5),
  p99Ms: quantile(0.99),
  mostMs: quantile(1),
};
process.stdout.write(`${JSON.stringify(report)}\n`);

function quantile(share: number): number {
  return took[Math.ceil(share * took.length) - 1] ?? Number.NaN;
}

async function askOnce(due: number): Promise<void> {
  const question = deck[randomInt(deck.length)];
  const status = question ? await statusOf(question) : 'none';
  took.push(performance.now() - due);
  statuses[status] = (statuses[status] ?? 0) + 1;
}

function statusOf({ path, body }: Question): Promise<string> {
  const text = body?.();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
  };
  const method = text === undefined ? 'GET' : 'POST';
  return new Promise((resolve) => {
    const none = () => {
      resolve('none');
    };
    const request = httpRequest(new URL(path(), address), { agent, method, headers }, (response) => {
      response.on('error', none).on('end', () => {
        resolve(String(response.statusCode ?? 'none'));
      });
      response.resume();
    });
    request.on('error', none).end(text);
  });
}
