/** The notices that the licences of what we ship ask for: every package below the product's dependencies, what is compiled in, and the base model. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Its library of functions becomes part of the WebAssembly. */
const compiledIn = 'assemblyscript';

/** The npm packages of onnxruntime come without texts: these are of its Python package, of this version. */
const onnxruntime = { version: '1.30.0', folder: fileURLToPath(new URL('onnxruntime', import.meta.url)) };

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
  readonly optionalDependencies?: Record<string, string>;
  /** Named by what is built for one kind of computer. */
  readonly cpu?: readonly string[];
}

/** Markdown; the same installed packages give the same text. `root` is the folder of package.json. */
export function thirdPartyNotices(root: string): string {
  const packages = new Map<string, Package>();
  collect(root, packages);
  packages.set(compiledIn, packageAt(join(root, 'node_modules', compiledIn)));
  const list = [...packages.values()].sort((a, b) => a.name.localeCompare(b.name));
  const table = list.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = list.map(({ name, text }) => `## ${name}\n\n${fence(text)}`);
  return [
    '# Third-party notices',
    '',
    'Written by `npm run notices`. The base model has its own card and licence in `templates/base-models/`; what onnxruntime is made of is told in `tools/notices/onnxruntime/ThirdPartyNotices.txt`.',
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
  const { dependencies = {}, optionalDependencies = {} } = readManifest(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = locate(name, folder);
    if (found === undefined || packages.has(name)) continue;
    // It is under the licence of the package that chooses among them, and another on each computer.
    if (readManifest(found).cpu !== undefined && name in optionalDependencies) continue;
    packages.set(name, packageAt(found));
    collect(found, packages);
  }
}

function packageAt(folder: string): Package {
  const { name, version, license = 'see the package' } = readManifest(folder);
  const isOnnxruntime = name.startsWith('onnxruntime-');
  if (isOnnxruntime && version !== onnxruntime.version) {
    throw new Error(`the texts of ${onnxruntime.folder} are of ${onnxruntime.version}, not of ${version}`);
  }
  const own = noticesIn(isOnnxruntime ? onnxruntime.folder : folder);
  const text = own === '' ? textOfProject(name, folder) : own;
  return { name, version, licence: license, text };
}

/** Some packages of a project come without a text: the project's others have it. */
function textOfProject(name: string, folder: string): string {
  const [scope = ''] = name.split('/');
  const core = scope.startsWith('@') ? locate(`${scope}/core`, folder) : undefined;
  return core === undefined ? '' : noticesIn(core);
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

/** The licence, and the notice that goes with it (as Apache's asks); some packages have theirs in the README alone. */
function noticesIn(folder: string): string {
  const names = readdirSync(folder).sort();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  const files = names.filter((name) => /^(licen[cs]e|copying|notice)/iu.test(name));
  if (files.length > 0) return files.map((name) => read(name).trim()).join('\n\n');
  const readme = names.filter((name) => /^readme/iu.test(name)).map(read);
  return readme.map((text) => (/^#+ licen[cs]e\b.*$/imsu.exec(text)?.[0] ?? '').trim()).join('\n\n');
}

function fence(text: string): string {
  return `~~~~\n${text}\n~~~~`;
}
