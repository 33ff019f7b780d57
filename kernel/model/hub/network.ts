/** How the outside is reached: collected once per download, handed to every request. */
import { trustedCertificates } from './trustedCertificates.ts';
import type { Variables } from './proxyFor.ts';

export interface Network {
  readonly variables: Variables;
  /** PEM texts. */
  readonly certificates: string[];
  /** Silence after which a connection counts as dropped. */
  readonly idleTimeoutMs: number;
  /** First pause before trying again; each further one is twice as long. */
  readonly retryPauseMs: number;
  readonly signal: AbortSignal | undefined;
}

export async function openNetwork(options: {
  variables: Variables;
  signal: AbortSignal | undefined;
  idleTimeoutMs?: number | undefined;
  retryPauseMs?: number | undefined;
}): Promise<Network> {
  const { variables, signal, idleTimeoutMs = 60_000, retryPauseMs = 1_000 } = options;
  return {
    variables,
    certificates: await trustedCertificates(variables),
    idleTimeoutMs,
    retryPauseMs,
    signal,
  };
}
