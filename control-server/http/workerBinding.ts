/** What a registered worker says is about a job that it holds, whatever route it says it on. */
import * as z from 'zod';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import { checkHolder } from '../queue/checkHolder.ts';
import type { Db } from '../store/store.ts';
import type { Caller } from './access.ts';

/** Where a job and the token of its lease can stand. */
const namedSchema = z.object({
  params: z.object({ jobId: idSchema.optional() }),
  query: z.object({ jobId: idSchema.optional(), token: z.coerce.number().optional() }),
  body: z.object({ token: z.number().optional() }).catch({}),
});

/** What came in, as it came. */
interface Came {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Throws `lease.expired` for the job of another, and ZodError. */
export async function checkBinding(db: Db, { worker }: Caller, came: Came): Promise<void> {
  if (worker === null) return;
  const { params, query, body } = namedSchema.parse(came);
  const jobId = params.jobId ?? query.jobId;
  if (jobId === undefined) return;
  const token = body.token ?? query.token;
  await checkHolder(db, worker, { jobId, token: Number.isSafeInteger(token) ? token : undefined });
}
