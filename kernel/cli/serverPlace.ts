/** The server that a command talks to: named by its address and token, or the one of this computer. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { localServer } from '../../core/host/localServer.ts';
import { valueOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { serverAddress } from './optionValues.ts';
import type { CliSession } from './session.ts';

/** The token is read from the environment too: what is typed can be seen in the list of processes. */
export const tokenVariable = 'BERT_TRAINING_TOKEN';

/** Throws UsageError, `server.token_not_found` or `access.token_missing`. */
export async function serverPlaceOf(
  call: CommandCall,
  option: 'server' | 'throughServer',
  { door }: CliSession,
): Promise<ServerPlace> {
  const isNamed = (wordOf(call, option) ?? '') !== '';
  const address = isNamed ? valueOf(call, option, serverAddress) : undefined;
  const token = wordOf(call, 'token') ?? door.environment[tokenVariable] ?? '';
  if (address !== undefined && token !== '') return { address, token };
  // A token is for one server: that of this computer is not sent elsewhere.
  if (address !== undefined && !isLoopback(address)) throw new AppError('access.token_missing', {});
  const local = await localServer(door);
  return { address: address ?? local.address, token: token === '' ? local.token : token };
}

/** Of this computer. */
export function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}
