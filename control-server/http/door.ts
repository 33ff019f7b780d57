/** How requests come in: in local mode for one person on this computer, in team mode for people who prove who they are. */
import type { ServerSettings } from '../config.ts';
import { openPasswords } from '../people/passwords.ts';
import type { People } from '../people/people.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import { localAccess } from './access.ts';
import type { Authenticate } from './access.ts';
import { cookieJar } from './cookies.ts';
import type { CookieJar } from './cookies.ts';
import { localToken } from './localToken.ts';
import { openSignIn } from './signIn.ts';
import type { SignIn } from './signIn.ts';
import { teamAccess } from './teamAccess.ts';
import { memoryThrottle, noThrottle } from './throttle.ts';
import type { Throttle } from './throttle.ts';

/** What there is in team mode alone. */
export interface Team {
  readonly people: People;
  readonly jar: CookieJar;
  /** The organisation's own; null where the settings name none. */
  readonly signIn: SignIn | null;
}

export interface Door {
  readonly authenticate: Authenticate;
  readonly throttle: Throttle;
  readonly team: Team | null;
  /** Whose word about where a request came from is taken. */
  readonly proxies: readonly string[];
  /** What a request may call this server, and where pages may have come from. */
  letIn(port: number): { readonly hosts: readonly string[]; readonly origins: readonly string[] };
}

/** Throws `server.passwords_unavailable`, `disk.full` or `folder.not_writable`. */
export async function openDoor(
  settings: ServerSettings,
  { store, log }: { store: Store; log: (line: string) => void },
): Promise<Door> {
  const { publicAddress, dataFolder } = settings;
  if (publicAddress === null) return localDoor(await localToken(dataFolder, settings.token));
  const { protocol, host, origin } = new URL(publicAddress);
  const jar = cookieJar(protocol === 'https:');
  const people = { store, passwords: await openPasswords(), by: ownAccord };
  return {
    authenticate: teamAccess(store, jar),
    throttle: memoryThrottle(settings.requestsPerMinute),
    team: { people, jar, signIn: settings.oidc && openSignIn(settings.oidc, { publicAddress, log }) },
    proxies: settings.proxies,
    letIn: () => ({ hosts: [host], origins: [origin] }),
  };
}

export function localDoor(token: string): Door {
  return {
    authenticate: localAccess(token),
    throttle: noThrottle,
    team: null,
    proxies: [],
    letIn: (port) => {
      const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
      return { hosts, origins: hosts.map((host) => `http://${host}`) };
    },
  };
}
