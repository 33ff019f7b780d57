/** The walls between folders, each seen to fail: a deliberate breach is written, caught, and removed again. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Rule → files that breach it. Names start with `breach` so that nothing real is ever overwritten. */
const breaches: Record<string, Record<string, string>> = {
  'no-cycles': {
    'core/training/breachA.ts': "import { b } from './breachB.ts';\nexport const a = (): unknown => b;\n",
    'core/training/breachB.ts': "import { a } from './breachA.ts';\nexport const b = (): unknown => a;\n",
  },
  'contract-is-a-leaf': {
    'core/contract/breachLeaf.ts':
      "import { languages } from '../text/language.ts';\nexport const leaf = languages;\n",
  },
  'core-imports-nobody': {
    'core/dataset/breachUp.ts':
      "import { rateAt } from '../../kernel/schedule.ts';\nexport const up = rateAt;\n",
  },
  'only-tables-and-host-know-node': {
    'core/dataset/breachNode.ts':
      "import { readFileSync } from 'node:fs';\nexport const node = readFileSync;\n",
  },
  'only-tables-knows-packages': {
    'core/dataset/breachPackage.ts': "import { zipSync } from 'fflate';\nexport const zip = zipSync;\n",
  },
  'programs-are-strangers': {
    'kernel/breachStranger.ts':
      "import { server } from '../control-server/breachServer.ts';\nexport const stranger = server;\n",
    'control-server/breachServer.ts': 'export const server = 1;\n',
  },
  'server-reads-no-spreadsheets': {
    'control-server/breachReading.ts':
      "import { readTable } from '../core/tables/readTable.ts';\nexport const reading = readTable;\n",
  },
  'the-queue-knows-no-http': {
    'control-server/queue/breachQueue.ts':
      "import { http } from '../http/breachHttp.ts';\nexport const queue = http;\n",
    'control-server/http/breachHttp.ts': 'export const http = 1;\n',
  },
  'command-line-is-a-client': {
    'kernel/cli/breachCli.ts': "import { rateAt } from '../schedule.ts';\nexport const cli = rateAt;\n",
  },
  'worker-is-a-client': {
    'kernel/worker/breachWorker.ts':
      "import { rateAt } from '../schedule.ts';\nexport const worker = rateAt;\n",
  },
  'kernel-knows-no-client': {
    'kernel/breachKernel.ts': "import { cli } from './cli/breachTarget.ts';\nexport const kernel = cli;\n",
    'kernel/cli/breachTarget.ts': 'export const cli = 1;\n',
  },
  'engines-come-through-the-registry': {
    'kernel/breachEngine.ts':
      "import { referenceEngine } from './engines/reference/referenceEngine.ts';\nexport const engine = referenceEngine;\n",
  },
  'onnxruntime-is-told-first': {
    'kernel/engines/cpu/breachRuntime.ts':
      "import { Tensor } from 'onnxruntime-node';\nexport const tensor = Tensor;\n",
  },
  'engines-are-strangers': {
    'kernel/engines/cpu/breachEngines.ts':
      "import { referenceEngine } from '../reference/referenceEngine.ts';\nexport const engine = referenceEngine;\n",
  },
  'no-tests-in-product': {
    'kernel/breachTest.ts': "import { skip } from '../tools/testing/skip.ts';\nexport const test = skip;\n",
  },
};

describe('dependency-cruiser', function () {
  this.timeout(120_000);
  let caught: { name: string; from: string }[] = [];

  before(() => {
    for (const [path, text] of everyFile()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const folders = ['core', 'kernel', 'extension', 'control-server', 'tools'];
    const cruise = join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const args = [cruise, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
    const report = JSON.parse(run.stdout) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    caught = report.summary.violations.map(({ rule, from }) => ({ name: rule.name, from }));
  });

  after(() => {
    for (const [path] of everyFile()) rmSync(join(root, path), { force: true });
  });

  for (const [rule, files] of Object.entries(breaches)) {
    it(`catches a breach of ${rule}`, () => {
      const names = Object.keys(files);
      assert.ok(caught.some(({ name, from }) => name === rule && names.includes(from)));
    });
  }

  it('has a deliberate breach for every rule, and finds no other', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    assert.deepEqual(Object.keys(breaches).sort(), forbidden.map(({ name }) => name).sort());
    const own = new Set(everyFile().map(([path]) => path));
    assert.deepEqual(
      caught.filter(({ from }) => !own.has(from)),
      [],
    );
  });
});

function everyFile(): [string, string][] {
  return Object.values(breaches).flatMap((files) => Object.entries(files));
}
