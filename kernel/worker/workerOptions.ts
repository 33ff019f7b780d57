/** What a worker is given for its whole life. */
import type { ServerPlace } from '../../core/host/askServer.ts';
import type { KernelOptions } from '../../core/host/kernelClient.ts';

export interface WorkerOptions {
  readonly server: ServerPlace;
  /** Jobs of this and other workers of this computer lie in it. */
  readonly folder: string;
  readonly kernel: Pick<KernelOptions, 'env' | 'program'>;
  /** Of one job; left out: as many as the computer has. Several workers of one computer divide them so. */
  readonly threads?: number | undefined;
  /** One line of the technical log. */
  readonly log: (line: string) => void;
  /** Called whenever the server turned out to be away. */
  readonly onAway: () => void;
  /** Aborted, the worker gives its job back, with what was trained kept here, and ends. */
  readonly signal: AbortSignal;
}
