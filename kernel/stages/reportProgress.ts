/** Progress of one phase as events: often enough for a bar to move, seldom enough to be read. */
import type { Phase } from '../../core/contract/runEvent.ts';
import type { RequestContext } from '../requestContext.ts';

const everyMs = 250;

/** Tells `done` of `total`; what comes too soon after the last is left out, the end never is, and it never goes back. */
export function reportProgress(phase: Phase, context: RequestContext): (done: number, total: number) => void {
  let toldAt = 0;
  let highest = -1;
  return (done, total) => {
    const isEnd = done >= total;
    if (done <= highest || (!isEnd && Date.now() - toldAt < everyMs)) return;
    toldAt = Date.now();
    highest = done;
    context.emit({ kind: 'progressed', phase, done, total });
  };
}

/** The same, and between two pieces of work the host is listened to: waits while paused, throws when told to stop. */
export function progressAndListen(
  phase: Phase,
  context: RequestContext,
): (done: number, total: number) => Promise<void> {
  const report = reportProgress(phase, context);
  return async (done, total) => {
    report(done, total);
    await listen(context);
  };
}

/** Waits while paused; throws the signal's reason once the request shall end. */
export async function listen({ control }: RequestContext): Promise<void> {
  await control.shouldStop();
  control.signal.throwIfAborted();
}
