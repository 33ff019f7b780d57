/** A kernel that asks the server for base models instead of the hub: for computers without internet. */
import type { ServerPlace } from '../../core/host/askServer.ts';
import type { KernelOptions } from '../../core/host/kernelClient.ts';
import { mirrorTokenVariable } from '../../core/host/mirrorToken.ts';

type Kernel = Pick<KernelOptions, 'env' | 'program'>;

/** A hub that was chosen for this computer stays the one that is asked. */
export function throughMirror(kernel: Kernel, { address, token }: ServerPlace): Kernel {
  const { env } = kernel;
  if (!env || (env['HF_ENDPOINT'] ?? '') !== '') return kernel;
  const mirror = { HF_ENDPOINT: `${address}/api/v1/worker/mirror`, [mirrorTokenVariable]: token };
  return { ...kernel, env: { ...env, ...mirror } };
}
