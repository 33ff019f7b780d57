/** The first administrator of a server in team mode, made on its own computer while the server does not run. */
import { AppError } from '../core/contract/errors/appError.ts';
import { newAccountSchema } from '../core/contract/people.ts';
import { createAccount } from './people/createAccount.ts';
import { openPasswords } from './people/passwords.ts';
import { ownAccord } from './queue/queue.ts';
import type { SettingsDoor } from './withSettings.ts';
import { withSettings } from './withSettings.ts';
import { openStore } from './store/openStore.ts';

export interface FirstAdmin {
  readonly name: string;
  /** As it was typed or piped, without the end of the line. */
  readonly password: string;
}

/** Gives the exit code. */
export function createAdmin(door: SettingsDoor, { name, password }: FirstAdmin): Promise<number> {
  return withSettings(door, async (settings) => {
    if (settings.publicAddress === null) throw new AppError('access.team_only', {});
    const { success, data, error } = newAccountSchema.safeParse({ name, password, role: 'admin' });
    if (!success) {
      const isPassword = error.issues.every(({ path }) => path[0] === 'password');
      throw isPassword
        ? new AppError('account.password_unfit', { least: 12 })
        : new AppError('account.name_unfit', { name });
    }
    const store = await openStore(settings, () => undefined);
    try {
      const people = { store, passwords: await openPasswords(), by: ownAccord };
      const { account } = await createAccount(people, data);
      door.tell({ kind: 'accountCreated', name: account.name });
    } finally {
      await store.close();
    }
    return 0;
  });
}
