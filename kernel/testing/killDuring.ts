/** A request to a real kernel process that gets a SIGKILL on its way. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import type { KernelOptions } from '../../core/host/kernelClient.ts';

export interface KillMoment {
  /** Nothing happens before. */
  readonly afterMs?: number;
  /** From then on asked without a pause, so that a write is caught while it lasts. */
  readonly isNow?: (last: RunEvent | undefined) => boolean;
}

export interface Killed {
  /** It had answered before the moment came. */
  readonly isFinished: boolean;
  readonly last: RunEvent | undefined;
}

/** Fails with what the request fails with, unless that is the kill. */
export async function killDuring(
  request: KernelRequest,
  { afterMs = 0, isNow = () => true }: KillMoment,
  options: KernelOptions = {},
): Promise<Killed> {
  const kernel = startKernel(options);
  const ended = new AbortController();
  let last: RunEvent | undefined;
  const watch = async () => {
    await setTimeout(afterMs);
    while (!isNow(last) && !ended.signal.aborted) await setImmediate();
    await kernel.kill();
  };
  const onEvent = ({ event }: { event: RunEvent }) => {
    last = event;
  };
  const work = kernel
    .request(request, { onEvent })
    .then(() => true)
    .catch((error: unknown) => {
      if (isAppError(error, 'kernel.stopped')) return false;
      throw error;
    })
    .finally(() => {
      ended.abort();
    });
  try {
    const [isFinished] = await Promise.all([work, watch()]);
    return { isFinished, last };
  } finally {
    await kernel.kill();
  }
}
