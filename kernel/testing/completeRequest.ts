/** One request to a kernel of its own, from its start to its end. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import type { KernelOptions } from '../../core/host/kernelClient.ts';

export interface Completion {
  readonly kernel?: KernelOptions;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Throws what the kernel failed with. */
export async function completeRequest(
  request: KernelRequest,
  { kernel: options, onEvent }: Completion = {},
): Promise<KernelAnswer> {
  const kernel = startKernel(options);
  try {
    return await kernel.request(request, { onEvent: ({ event }) => onEvent?.(event) });
  } finally {
    await kernel.close();
  }
}
