/**
 * `npm run test:vscode [-- --version 1.100|current] [--only NAME] [--pictures] [--electron]`: suites inside the extension
 * host, then scenarios at the workbench, in real VS Code. What this machine cannot prepare is skipped by name.
 */
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    extension: resolve(root, extension),
    suites: suites.filter((path) => basename(path).includes(only)),
    scenarios: scenarios.filter(({ name }) => name.includes(only)),
    cache: join(root, '.cache', 'vscode'),
    documentation: pictures ? join(root, 'docs', 'images', 'vscode') : null,
  };
}

function say(line: string): void {
  console.log(line);
}
