/** Starts a kernel client on a script that plays recorded events, to check the host's side of the conversation. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KernelRequest } from '../../contract/kernelRequest.ts';
import type { RunEvent } from '../../contract/runEvent.ts';
import { startKernel } from '../kernelClient.ts';
import type { KernelClient } from '../kernelClient.ts';

export interface FakeScript {
  /** Sent for every request, in order. */
  readonly events: readonly RunEvent[];
  /** Sent in their place for a request of this kind. */
  readonly ofKind?: Readonly<Partial<Record<KernelRequest['kind'], readonly RunEvent[]>>>;
  /** Sent when a request is told to stop. */
  readonly afterStop?: readonly RunEvent[];
  /** Clock of each event, in order. */
  readonly clock?: readonly number[];
  /** Ends the process with this code instead of answering. */
  readonly dieWith?: number;
  /** Is ended by the system after the events, as where memory runs out. */
  readonly isKilled?: boolean;
  /** Sends a line that is no event first. */
  readonly noise?: boolean;
  /** Stays alive after its input closed. */
  readonly hang?: boolean;
}

export const fakeKernelProgram = fileURLToPath(new URL('fakeKernel.mjs', import.meta.url));

/** Writes the script into `folder`; the variables the fake kernel needs in its environment. */
export function fakeKernelEnvironment(folder: string, script: FakeScript): { FAKE_EVENTS: string } {
  const path = join(folder, 'script.json');
  writeFileSync(path, JSON.stringify(script));
  return { FAKE_EVENTS: path };
}

export async function withFakeKernel<T>(
  place: { readonly folder: string; readonly script: FakeScript; readonly log?: string[] },
  use: (client: KernelClient) => Promise<T>,
): Promise<T> {
  const client = startKernel({
    program: fakeKernelProgram,
    env: { ...process.env, ...fakeKernelEnvironment(place.folder, place.script) },
    onLog: (line) => place.log?.push(line),
  });
  try {
    return await use(client);
  } finally {
    await client.kill();
  }
}
