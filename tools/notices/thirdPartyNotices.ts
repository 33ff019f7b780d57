/** The notices that the licences of what we ship ask for: every package below the product's dependencies, and the base model. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
}

/** Markdown; the same installed packages give the same text. `root` is the folder of package.json. */
export function thirdPartyNotices(root: string): string {
  const packages = new Map<string, Package>();
  collect(root, packages);
  const list = [...packages.values()].sort((a, b) => a.name.localeCompare(b.name));
  const table = list.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = list
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `## ${name}\n\n${fence(text)}`);
  return [
    '# Third-party notices',
    '',
    'Written by `npm run notices`. The base model has its own card and licence in `templates/base-models/`.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...table,
    '',
    texts.join('\n\n'),
    '',
  ].join('\n');
}

function collect(folder: string, packages: Map<string, Package>): void {
  const { dependencies = {} } = readManifest(folder);
  for (const name of Object.keys(dependencies)) {
    const found = locate(name, folder);
    if (found === undefined || packages.has(name)) continue;
    const { version, license = 'see the package' } = readManifest(found);
    packages.set(name, { name, version, licence: license, text: licenceText(found) });
    collect(found, packages);
  }
}

/** The folder a package was installed into, as Node would look for it from `folder`. */
function locate(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(at) === at) return undefined;
  }
}

function readManifest(folder: string): Manifest {
  return createRequire(import.meta.url)(join(folder, 'package.json')) as Manifest;
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/iu.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

function fence(text: string): string {
  return `~~~~\n${text}\n~~~~`;
}
