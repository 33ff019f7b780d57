/** Where this user's state lies (technical log, past time estimates): BERT_TRAINING_HOME, or where each system keeps such files. */
import { join } from 'node:path';

export interface UserPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
}

export function userStateFolder({ environment, homeFolder }: UserPlaces): string {
  const given = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  const home = given('BERT_TRAINING_HOME');
  if (home !== undefined) return home;
  const state = given('LOCALAPPDATA') ?? given('XDG_STATE_HOME') ?? join(homeFolder, '.local', 'state');
  return join(state, 'bert-training');
}
