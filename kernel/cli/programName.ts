/** How the commands we suggest must begin to work here. */
import type { CliDoor } from './door.ts';

/** Started by npm (`npm start`, `npx`), the program is not on the path of the shell. */
export function programName({ environment }: Pick<CliDoor, 'environment'>): string {
  return environment['npm_execpath'] === undefined ? 'bert-training' : 'npx bert-training';
}
