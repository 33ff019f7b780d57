import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';
import { makeVsix } from './makeVsix.ts';
import { targets } from './targets.ts';
import type { Target } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const nativeFolder = 'node_modules/onnxruntime-node/bin/napi-v6';

function targetOf(name: string): Target {
  const target = targets.find((one) => one.name === name);
  assert.ok(target);
  return target;
}

/** A checkout with the product's own lists and texts, and a word in place of everything large. */
function makeCheckout(folder: string, more: readonly string[] = []): void {
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const path of ['.vscodeignore', 'package.json', 'package.nls.json', 'package.nls.pt-br.json'])
    write(path, readFileSync(join(root, path)));
  const natives = targets.flatMap(({ platform, arch, native }) =>
    native.map((name) => `${nativeFolder}/${platform}/${arch}/${name}`),
  );
  const others = [
    ...['CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md', 'README.md', 'extension/README.md'],
    'extension/media/icon.png',
    'tools/notices/onnxruntime/ThirdPartyNotices.txt',
    ...['dist/extension.js', 'dist/cli.js', 'dist/adamw.wasm', 'dist/build.json'],
    ...['templates/base-models/a/model.gguf', 'templates/base-models/a/LICENSE', 'templates/export/score.py'],
    ...['node_modules/onnxruntime-common/package.json', 'node_modules/onnxruntime-common/dist/cjs/index.js'],
    ...[
      'node_modules/onnxruntime-common/dist/cjs/package.json',
      'node_modules/onnxruntime-node/package.json',
    ],
    'node_modules/onnxruntime-node/dist/index.js',
  ];
  for (const path of [...others, ...natives, ...more]) write(path, path);
}

const namesOf = (vsix: Uint8Array) => Object.keys(unzipSync(vsix));
const textOf = (vsix: Uint8Array, path: string) => strFromU8(unzipSync(vsix)[path] ?? new Uint8Array());

describe('a package of the extension', () => {
  it('has what an installed extension needs, and nothing else of the checkout', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder, [
        ...['dist/cli.js.map', 'dist/deep/a.js', 'docs/g.md', 'core/a.ts', 'tools/a.js', '.env'],
        ...['node_modules/zod/index.js', 'node_modules/onnxruntime-node/script/install.js'],
        ...['node_modules/onnxruntime-node/dist/index.js.map', 'node_modules/adm-zip/package.json'],
        `${nativeFolder}/win32/x64/DirectML.dll`,
        `${nativeFolder}/linux/x64/libonnxruntime_providers_cuda.so`,
      ]);
      assert.deepEqual(namesOf(makeVsix(folder, targetOf('linux-x64'))), [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        ...[
          ...['CHANGELOG.md', 'LICENSE.txt', 'README.md', 'THIRD_PARTY_NOTICES.md', 'dist/adamw.wasm'],
          ...['dist/build.json', 'dist/cli.js', 'dist/extension.js', 'extension/media/icon.png'],
          'node_modules/onnxruntime-common/dist/cjs/index.js',
          'node_modules/onnxruntime-common/dist/cjs/package.json',
          'node_modules/onnxruntime-common/package.json',
          `${nativeFolder}/linux/x64/libonnxruntime.so.1`,
          `${nativeFolder}/linux/x64/onnxruntime_binding.node`,
          'node_modules/onnxruntime-node/dist/index.js',
          'node_modules/onnxruntime-node/package.json',
          ...['package.json', 'package.nls.json', 'package.nls.pt-br.json'],
          'templates/base-models/a/LICENSE',
          'templates/base-models/a/model.gguf',
          'templates/export/score.py',
          'tools/notices/onnxruntime/ThirdPartyNotices.txt',
        ].map((path) => `extension/${path}`),
      ]);
    });
  });

  it('has the native files of its platform and of no other', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder, [
        `${nativeFolder}/win32/x64/DirectML.dll`,
        `${nativeFolder}/darwin/arm64/libonnxruntime.1.30.0.dylib`,
      ]);
      for (const target of targets) {
        const native = namesOf(makeVsix(folder, target)).filter((path) => path.includes('/bin/'));
        const expected = target.native.map(
          (name) => `extension/${nativeFolder}/${target.platform}/${target.arch}/${name}`,
        );
        assert.deepEqual(native.sort(), expected.sort());
      }
    });
  });

  it('is the same to the byte on another day and in another folder', async () => {
    const packages: Uint8Array[] = [];
    for (const day of ['2020-02-02', '2031-07-09T23:59:59']) {
      await withTemporaryFolder((folder) => {
        makeCheckout(folder);
        utimesSync(join(folder, 'package.json'), new Date(day), new Date(day));
        packages.push(makeVsix(folder, targetOf('darwin-arm64')));
      });
    }
    assert.deepEqual(packages[0], packages[1]);
    // Time and day of the first file, as a zip writes them: 0:00 of 1980-01-01 wherever the clock stands.
    assert.deepEqual([...(packages[0] ?? []).slice(10, 14)], [0, 0, 0x21, 0]);
  });

  it('tells installers its platform, its name in words and its languages', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder);
      const vsix = makeVsix(folder, targetOf('win32-x64'));
      const papers = textOf(vsix, 'extension.vsixmanifest');
      assert.match(papers, /<Identity [^>]*Id="bert-training-workbench" [^>]*TargetPlatform="win32-x64"\/>/u);
      assert.match(papers, /<DisplayName>BERT Training Workbench<\/DisplayName>/u);
      assert.match(papers, /Translation\.PT-BR" Path="extension\/package\.nls\.pt-br\.json"/u);
      assert.ok(!papers.includes('%'));
      for (const [, path] of papers.matchAll(/Path="([^"]+)"/gu))
        assert.ok(path !== undefined && namesOf(vsix).includes(path), path);
      const kinds = textOf(vsix, '[Content_Types].xml');
      for (const path of namesOf(vsix).slice(1)) {
        const ending = /\.[^./]+$/u.exec(path)?.[0];
        const named = ending === undefined ? `PartName="/${path}"` : `Extension="${ending}"`;
        assert.ok(kinds.includes(named), path);
      }
    });
  });

  it('keeps of package.json what VS Code reads', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder);
      const manifest = JSON.parse(
        textOf(makeVsix(folder, targetOf('linux-x64')), 'extension/package.json'),
      ) as object;
      for (const key of ['scripts', 'devDependencies', 'dependencies', 'bin', 'private'])
        assert.ok(!(key in manifest), key);
      for (const key of ['main', 'type', 'contributes', 'capabilities', 'engines', 'activationEvents'])
        assert.ok(key in manifest, key);
    });
  });

  it('shows the page of the extension, not that of the checkout', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder);
      const page = textOf(makeVsix(folder, targetOf('linux-x64')), 'extension/README.md');
      assert.equal(page, 'extension/README.md');
    });
  });

  it('is not made where something is missing, or where a native file is new', async () => {
    await withTemporaryFolder((folder) => {
      makeCheckout(folder, [`${nativeFolder}/win32/x64/onnxruntime_new.dll`]);
      assert.throws(() => makeVsix(folder, targetOf('win32-x64')), /onnxruntime_new\.dll: is it needed/u);
      const unknown: Target = { ...targetOf('linux-x64'), native: ['libnew.so'], leftOut: /./u };
      assert.throws(() => makeVsix(folder, unknown), /has no libnew\.so for linux-x64/u);
    });
    await withTemporaryFolder((folder) => {
      makeCheckout(folder);
      writeFileSync(join(folder, '.vscodeignore'), '**\n!package.json\n!dist/lost.js\n');
      assert.throws(() => makeVsix(folder, targetOf('linux-x64')), /not there: dist\/lost\.js/u);
    });
  });
});
