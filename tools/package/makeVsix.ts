/** Makes the package of one target: a zip of the files that `.vscodeignore` names, with the papers of a VSIX. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import * as z from 'zod';
import { readExtensionManifest } from './extensionManifest.ts';
import { packagedFiles } from './packagedFiles.ts';
import type { Target } from './targets.ts';
import { contentTypes, vsixManifest } from './vsixManifest.ts';

/** The first moment a zip can name: the same files make the same package on every day and in every time zone. */
const date = new Date(1980, 0, 1);

/** The page that a shop shows is not the checkout's; and VS Code looks for a licence with an ending. */
const renamed: Readonly<Record<string, string>> = {
  'extension/README.md': 'README.md',
  LICENSE: 'LICENSE.txt',
};

const namesSchema = z.object({ displayName: z.string(), description: z.string() });

/** The bytes of a .vsix. `root` is the folder of package.json, with the product built. */
export function makeVsix(root: string, target: Target): Uint8Array {
  return zipSync(vsixEntries(root, target), { level: 9, mtime: date });
}

/** What is in a package, by path. */
export function vsixEntries(root: string, target: Target): Record<string, Uint8Array> {
  const files = packagedFiles(root, target);
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const manifest = readExtensionManifest(text('package.json'));
  const content: Record<string, Uint8Array> = {};
  for (const path of files) {
    const name = renamed[path] ?? path;
    content[name] =
      path === 'package.json'
        ? strToU8(`${JSON.stringify(manifest, null, 2)}\n`)
        : readFileSync(join(root, path));
  }
  const paths = Object.keys(content).sort();
  const { displayName, description } = namesSchema.parse(JSON.parse(text('package.nls.json')));
  const described = { manifest, displayName, description, platform: target.name, paths };
  const entries: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(['extension.vsixmanifest', ...paths.map(inExtension)])),
    'extension.vsixmanifest': strToU8(vsixManifest(described)),
  };
  for (const path of paths) entries[inExtension(path)] = content[path] ?? new Uint8Array();
  return entries;
}

const inExtension = (path: string) => `extension/${path}`;
