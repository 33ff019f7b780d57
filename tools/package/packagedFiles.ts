/** Which files of a checkout go into the package of one target. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readIgnoreList } from './ignoreList.ts';
import type { Target } from './targets.ts';

const nativeFile = /^node_modules\/onnxruntime-node\/bin\/napi-v\d+\/(\w+)\/(\w+)\/([^/]+)$/u;

/** Paths below `root` with `/`, sorted. Fails where something that must be there is not. */
export function packagedFiles(root: string, target: Target): string[] {
  const { starts, isPackaged } = readIgnoreList(readFileSync(join(root, '.vscodeignore'), 'utf8'));
  const missing = starts.filter((start) => !existsSync(join(root, start)));
  if (missing.length > 0) throw new Error(`not there: ${missing.join(', ')}; was the product built?`);
  const named = new Set(starts.flatMap((start) => filesBelow(root, start)).filter(isPackaged));
  const files = [...named].filter((path) => belongsTo(target, path)).sort();
  const natives = files.map((path) => nativeFile.exec(path)?.[3]).filter((name) => name !== undefined);
  const lost = target.native.filter((name) => !natives.includes(name));
  if (lost.length > 0) throw new Error(`onnxruntime-node has no ${lost.join(', ')} for ${target.name}`);
  return files;
}

function filesBelow(root: string, start: string): string[] {
  if (!statSync(join(root, start)).isDirectory()) return [start];
  return readdirSync(join(root, start), { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(join(root, '/').length).replaceAll('\\', '/'),
    );
}

/** A native file of this target that nobody decided about is a mistake: it may be one that the others need. */
function belongsTo(target: Target, path: string): boolean {
  const [, platform, arch, name] = nativeFile.exec(path) ?? [];
  if (name === undefined) return true;
  if (platform !== target.platform || arch !== target.arch) return false;
  if (target.native.includes(name)) return true;
  if (target.leftOut.test(name)) return false;
  throw new Error(`${path}: is it needed on ${target.name}? Say so in tools/package/targets.ts`);
}
