/** One thing that can be done with the published models of a server. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import type { Patience } from '../../../core/host/untilAnswered.ts';
import type { CommandCall } from '../commandCall.ts';
import type { CliSession } from '../session.ts';

export interface HubCall {
  readonly call: CommandCall;
  readonly session: CliSession;
  readonly server: ServerPlace;
  /** The word after the task; '' where there was none. */
  readonly target: string;
}

/** Prints what it did, and gives the same as data. */
export type HubTask = (call: HubCall) => Promise<KernelAnswer>;

/** The command line waits as long as the person does. */
export const untilInterrupted: Patience = { signal: new AbortController().signal };
