/** A mirror of the hub of base models, for workers without internet. */
import { lookup } from 'node:dns/promises';
import type { MirrorSettings } from '../config.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import type { MirrorBounds } from './pinnedGet.ts';
import { isPublicAddress } from './publicAddress.ts';
import type { NetworkAddress } from './publicAddress.ts';

export interface MirroredFile {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Mirror {
  readonly keeper: DataKeeper;
  readonly endpoint: URL;
  readonly bounds: MirrorBounds;
  /** Files on their way, by address: whoever wants the same waits for the same. */
  readonly arriving: Map<string, Promise<MirroredFile>>;
  /** Aborted when the server ends. */
  readonly stopping: AbortSignal;
}

export function openMirror(
  { endpoint, hosts, allowsPrivate }: MirrorSettings,
  { keeper, stopping }: Pick<Mirror, 'keeper' | 'stopping'>,
): Mirror {
  return {
    keeper,
    endpoint: new URL(endpoint.endsWith('/') ? endpoint : `${endpoint}/`),
    bounds: {
      hosts,
      allowsHttp: allowsPrivate,
      isAllowed: (address) => allowsPrivate || isPublicAddress(address),
      lookup: addressesOf,
    },
    arriving: new Map(),
    stopping,
  };
}

async function addressesOf(hostname: string): Promise<NetworkAddress[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
