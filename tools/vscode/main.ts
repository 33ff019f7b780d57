/**
 * `npm run test:vscode [-- --version 1.100|current] [--only NAME] [--pictures] [--electron]`: suites inside the extension
 * host, then scenarios at the workbench, in real VS Code. What this machine cannot prepare is skipped by name.
 */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { parseArguments } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { testElectron } from './electron/testElectron.ts';
import { endMarked, harnessMark } from './endMarked.ts';
import { summarise } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { findFiles, findScenarios } from './scenarios/findScenarios.ts';
import { testVersion } from './testVersion.ts';
import type { TestPlan } from './testVersion.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void endMarked(harnessMark).then(() => process.exit(130));
  });

const wanted = parseArguments(process.argv.slice(2));
const plan = await planTests(wanted);
const outcomes: Outcome[] = [];
const test = wanted.electron ? testElectron : testVersion;
for (const version of wanted.versions) outcomes.push(...(await test(version, plan, say)));
say(summarise(outcomes));
process.exit(outcomes.some(({ kind }) => kind === 'failed') ? 1 : 0);

async function planTests({ only, pictures, tests, extension }: Arguments): Promise<TestPlan> {
  const suites = await findFiles(resolve(root, tests, 'host'), '.suite.ts');
  const scenarios = await findScenarios(resolve(root, tests, 'ui'));
  return {
    extension: extension === undefined ? await ownExtension() : resolve(root, extension),
    suites: suites.filter((path) => basename(path).includes(only)),
    scenarios: scenarios.filter(({ name }) => name.includes(only)),
    cache: join(root, '.cache', 'vscode'),
    documentation: pictures ? join(root, 'docs', 'images', 'vscode') : null,
  };
}

/** The project, once its manifest is VS Code's as well; until then the harness proves itself with its fixture. */
async function ownExtension(): Promise<string> {
  const schema = z.object({ engines: z.object({ vscode: z.string().optional() }) });
  const manifest = schema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return manifest.engines.vscode === undefined ? join(root, 'tools/vscode/testing/fixtureExtension') : root;
}

function say(line: string): void {
  console.log(line);
}
