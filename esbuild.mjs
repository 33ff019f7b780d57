// Bundles the programs into dist/ and compiles the WebAssembly of the CPU engine and the linear models. `--watch` is left to the editor.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { currentCommit } from './tools/currentCommit.mjs';

const wasmSources = [
  'kernel/engines/cpu/wasm/adamw.ts',
  'kernel/engines/cpu/wasm/philox.ts',
  'kernel/linear/wasm/coordinateDescent.ts',
];

/** Entry points: one per program. Native and large packages stay outside the bundles. */
const programs = {
  cli: 'kernel/cli/main.ts',
  kernel: 'kernel/main.ts',
  tableReader: 'core/tables/reader/main.ts',
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });

await build({
  entryPoints: Object.fromEntries(Object.entries(programs).filter(([, path]) => existsSync(path))),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  external: ['onnxruntime-node'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

// Apart from the programs too: its SQLite looks for its WebAssembly beside itself.
await build({
  entryPoints: { controlServer: 'control-server/main.ts' },
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  // Native, and for team mode alone; tried by libraries that do without them.
  external: ['@node-rs/argon2', 'pg-native', 'supports-color'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __dirname = import.meta.dirname;",
  },
  logLevel: 'warning',
});
await copyFile('node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', 'dist/node-sqlite3-wasm.wasm');

// Apart from the programs: it shares no chunk with the kernel, and VS Code waits for it.
await build({
  entryPoints: { extension: 'extension/extension.ts' },
  outdir: 'dist',
  chunkNames: 'extension-[hash]',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  external: ['vscode'],
  logLevel: 'warning',
});

for (const path of wasmSources) {
  const name = basename(path, '.ts');
  if (!existsSync(path)) continue;
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    path,
    '--outFile',
    `dist/${name}.wasm`,
    '-O3',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
    '--noAssert',
  ]);
  if (error) throw new Error(`${path}: ${stderr.toString()}`);
}

await writeFile('dist/build.json', JSON.stringify(await describeBuild(), null, 2));

/** What a run's record says about the code that made it. */
async function describeBuild() {
  const read = async (path) => JSON.parse(await readFile(path, 'utf8'));
  const { version, dependencies } = await read('package.json');
  const libraries = {};
  for (const name of Object.keys(dependencies)) {
    libraries[name] = (await read(`node_modules/${name}/package.json`)).version;
  }
  return { version, commit: currentCommit('.'), libraries };
}
