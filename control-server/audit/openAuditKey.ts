/** The key that the settings name. */
import type { KeyObject } from 'node:crypto';
import type { ServerSettings } from '../config.ts';
import type { Store } from '../store/store.ts';
import { agreeOnKey } from './agreeOnKey.ts';
import { auditKey } from './auditKey.ts';

/** Throws what `auditKey` throws, and with PostgreSQL what `agreeOnKey` throws. */
export async function openAuditKey(
  { dataFolder, auditKeyFile, databaseUrl }: ServerSettings,
  store: Store,
): Promise<KeyObject> {
  const { key, path } = await auditKey(dataFolder, auditKeyFile);
  // The trail of a file of its own has one server, whose key can be made anew where it was lost.
  if (databaseUrl !== undefined) await agreeOnKey(store, key, path);
  return key;
}
