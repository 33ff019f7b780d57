/** `npm run package [-- --target NAME | all]`: writes packages/NAME-VERSION-TARGET.vsix; alone, for this computer. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readExtensionManifest } from './extensionManifest.ts';
import { makeVsix } from './makeVsix.ts';
import { targets } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { target: { type: 'string' } } });
const wanted = values.target ?? `${process.platform}-${process.arch}`;
const chosen = wanted === 'all' ? targets : targets.filter(({ name }) => name === wanted);
if (chosen.length === 0) {
  console.error(`No package is made for ${wanted}: ${targets.map(({ name }) => name).join(', ')}, all.`);
  process.exit(2);
}
const { name, version } = readExtensionManifest(readFileSync(join(root, 'package.json'), 'utf8'));
mkdirSync(join(root, 'packages'), { recursive: true });
for (const target of chosen) {
  const path = join('packages', `${name}-${version}-${target.name}.vsix`);
  const bytes = makeVsix(root, target);
  writeFileSync(join(root, path), bytes);
  console.log(`${path}  ${(bytes.length / 1e6).toFixed(1)} MB`);
}
