/** The server that a worker works for: one that it is registered at, or as every command finds one. */
import type { ServerPlace } from '../../core/host/askServer.ts';
import { workerToken } from '../worker/workerToken.ts';
import { valueOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { serverAddress } from './optionValues.ts';
import { serverPlaceOf, tokenVariable } from './serverPlace.ts';
import type { CliSession } from './session.ts';

export interface WorkerPlace {
  /** The worker's. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Throws as `workerToken` and `serverPlaceOf` do. */
export async function workerPlaceOf(
  call: CommandCall,
  { folder, signal }: WorkerPlace,
  session: CliSession,
): Promise<ServerPlace> {
  const address = valueOf(call, 'server', serverAddress);
  const given = wordOf(call, 'token') ?? session.door.environment[tokenVariable] ?? '';
  const token = address === undefined ? undefined : await workerToken({ address, folder, given, signal });
  if (address !== undefined && token !== undefined) return { address, token };
  return await serverPlaceOf(call, 'server', session);
}
