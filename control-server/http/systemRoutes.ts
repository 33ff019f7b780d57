/** Whether the server is there, and what it can be asked. */
import * as z from 'zod';
import { describeApi } from './describeApi.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export interface SystemState {
  /** Throws what keeps the server from doing its work. */
  readonly check: () => Promise<void>;
  readonly version: string;
}

const nothing = z.strictObject({});

/** `others`: every route that is described beside these. */
export function systemRoutes({ check, version }: SystemState, others: readonly Route[]): Route[] {
  const alive = [
    route({
      name: 'GET /health',
      summary: 'The process answers.',
      schemas: { answer: nothing },
      answer: () => Promise.resolve({}),
    }),
    route({
      name: 'GET /ready',
      summary:
        'The process, its database and its files are there, with room on the disk, and new requests are welcome.',
      schemas: { answer: nothing },
      answer: async () => {
        await check();
        return {};
      },
    }),
  ];
  const description = describeApi([...alive, ...others], version);
  return [
    ...alive,
    route({
      name: 'GET /api/v1/openapi.json',
      summary: 'This description.',
      schemas: { answer: z.record(z.string(), z.unknown()) },
      answer: () => Promise.resolve({ ...description }),
    }),
  ];
}
