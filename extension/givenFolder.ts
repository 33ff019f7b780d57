/** A folder as a person writes it in the settings. */
import { resolve } from 'node:path';

export interface GivenFolderPlaces {
  readonly homeFolder: string;
  /** What a relative path is relative to. */
  readonly workFolder: string;
}

/** `~` is the home folder, also where no shell says so. */
export function givenFolder(given: string, { homeFolder, workFolder }: GivenFolderPlaces): string {
  const path = given.trim();
  const below = /^~(?:[\\/]+(.*))?$/su.exec(path);
  return below ? resolve(homeFolder, below[1] ?? '') : resolve(workFolder, path);
}
