/** Where downloaded base models are kept: one place for all runs of a person. */
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import type { Variables } from './proxyFor.ts';

/** BERT_TRAINING_CACHE, or the system's usual folder for caches. */
export function modelCacheFolder(variables: Variables): string {
  const chosen = variables['BERT_TRAINING_CACHE'];
  if (chosen) return join(chosen, 'models');
  return join(systemCache(variables), 'bert-training', 'models');
}

function systemCache(variables: Variables): string {
  const system = platform();
  if (system === 'win32') return variables['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (system === 'darwin') return join(homedir(), 'Library', 'Caches');
  return variables['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}
