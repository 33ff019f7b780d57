/** The queue, asked by somebody: what they do is told under their name in the audit trail. */
import type { Asker, Queue } from '../queue/queue.ts';
import type { Caller } from './access.ts';

export function askedBy(queue: Queue, { name, address }: Caller, kind: Asker['kind'] = 'user'): Queue {
  return { ...queue, by: { kind, name, origin: address } };
}
