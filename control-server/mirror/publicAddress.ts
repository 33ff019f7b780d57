/** Addresses of the internet, as against those of this computer, its network, or of no computer at all. */
import { BlockList } from 'node:net';

export interface NetworkAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** IANA's special-purpose registries; what is embedded in an IPv6 address is refused whole. */
const special = {
  4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  6: [
    ['::', 8],
    ['64:ff9b::', 32],
    ['100::', 8],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
  ],
} as const;

export function isPublicAddress({ address, family }: NetworkAddress): boolean {
  const type = family === 6 ? 'ipv6' : 'ipv4';
  // Of one family alone: a list takes every IPv4 address for one that is embedded in an IPv6 address, too.
  const blocked = new BlockList();
  for (const [net, prefix] of special[family]) blocked.addSubnet(net, prefix, type);
  return !blocked.check(address, type);
}
