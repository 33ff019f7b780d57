/** Runs inside the extension host: loads the bundled suites into mocha, which writes its report to the file of the plan. */
import Mocha from 'mocha';
import { planName, suitePlanSchema } from './suitePlan.ts';

/** VS Code calls this; a promise that fails makes the host end with a code other than 0. */
export async function run(): Promise<void> {
  const plan = suitePlanSchema.parse(JSON.parse(process.env[planName] ?? ''));
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: plan.timeLimitMs,
    reporter: 'json',
    reporterOptions: { output: plan.report },
  });
  for (const suite of plan.suites) mocha.addFile(suite);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
