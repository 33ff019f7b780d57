/** The queue, or what keeps data sets, asked by somebody: what they do is told under their name in the audit trail. */
import type { Asker } from '../queue/queue.ts';
import { askerOf } from './access.ts';
import type { Caller } from './access.ts';

export function askedBy<T extends { readonly by: Asker }>(
  asked: T,
  caller: Caller,
  kind: Asker['kind'] = 'user',
): T {
  return { ...asked, by: askerOf(caller, kind) };
}
