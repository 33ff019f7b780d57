/**
 * The suites in desktop VS Code, for machines that can download it or have it (`VSCODE_PATH` names its program). Scenarios
 * are of the server's workbench and are skipped here.
 */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { TestRunFailedError, downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { describeOutcome } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { HostVersion } from '../prepare/hostVersions.ts';
import { readReport } from '../suites/readReport.ts';
import { withBundledSuites } from '../suites/withBundledSuites.ts';
import type { SuiteJob, SuiteOutcome } from '../suites/withBundledSuites.ts';
import type { TestPlan } from '../testVersion.ts';
import { Unavailable } from '../unavailable.ts';

/** Says each outcome as it comes. */
export async function testElectron(
  version: HostVersion,
  plan: TestPlan,
  say: (line: string) => void,
): Promise<Outcome[]> {
  say(`VS Code ${version.vscode}, desktop`);
  const outcomes = [...(await testSuites(version, plan)), ...plan.scenarios.map(skipScenario)];
  for (const outcome of outcomes) say(describeOutcome(outcome));
  return outcomes;
}

function skipScenario({ name }: { readonly name: string }): Outcome {
  return { kind: 'skipped', name, reason: 'scenarios run at the workbench of the server' };
}

async function testSuites(version: HostVersion, plan: TestPlan): Promise<Outcome[]> {
  const { suites: files, extension, cache } = plan;
  try {
    const program = await findProgram(version, join(cache, 'electron'));
    const job = { files, extension, cache, testLimitMs: 60_000, runLimitMs: 300_000 };
    const outcome = await runOnDesktop(program, job);
    if (outcome.kind === 'reported') return readReport(outcome.report);
    return [{ kind: 'failed', name: 'the suites on the desktop', reason: outcome.reason }];
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return files.map((path) => ({ kind: 'skipped', name: basename(path), reason: error.message }));
  }
}

async function findProgram(version: HostVersion, cachePath: string): Promise<string> {
  const { env } = process;
  if (process.platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined)
    throw new Unavailable('desktop VS Code needs a display; xvfb-run gives one');
  const named = env['VSCODE_PATH'];
  if (named !== undefined) return named;
  try {
    return await downloadAndUnzipVSCode({ version: version.vscode, cachePath });
  } catch (error) {
    // Whatever the reason, this machine does not get it.
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unavailable(`VS Code ${version.vscode} cannot be downloaded: ${reason}`);
  }
}

function runOnDesktop(program: string, job: SuiteJob): Promise<SuiteOutcome> {
  return withBundledSuites(job, async (run): Promise<SuiteOutcome> => {
    const userData = `${run.workspace}-data`;
    const launchArgs = [run.workspace, '--user-data-dir', userData, '--disable-extensions'];
    const common = { vscodeExecutablePath: program, launchArgs, extensionTestsEnv: run.environment };
    try {
      await runTests({
        ...common,
        extensionDevelopmentPath: job.extension,
        extensionTestsPath: run.runner,
      });
    } catch (error) {
      // Failing tests end VS Code with a code; the report tells which.
      if (!(error instanceof TestRunFailedError)) throw error;
    } finally {
      await rm(userData, { recursive: true, force: true });
    }
    const report = await run.readReport();
    if (report === undefined) return { kind: 'broken', reason: 'VS Code ended without a report' };
    return { kind: 'reported', report };
  });
}
