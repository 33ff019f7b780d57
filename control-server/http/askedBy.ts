/** Somebody asks: what they do is told under their name in the audit trail. */
import type { Asker, Queue } from '../queue/queue.ts';
import type { Caller } from './access.ts';

export function askerOf({ name, address }: Caller, kind: Asker['kind'] = 'user'): Asker {
  return { kind, name, origin: address };
}

export function askedBy(queue: Queue, caller: Caller, kind: Asker['kind'] = 'user'): Queue {
  return { ...queue, by: askerOf(caller, kind) };
}
