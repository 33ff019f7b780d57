/**
 * `npm run measure -- NAME… | --list | --all [--quick]`: runs measurements one after another.
 * Each prints its progress and, last, one JSON line: {name, value, unit, bar, ok, machine, versions}.
 */
import { cpus, totalmem } from 'node:os';
import { findMeasurements } from './findMeasurements.ts';
import { meetsBar } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import { installedVersions } from './installedVersions.ts';

const wanted = process.argv.slice(2);
const quick = wanted.includes('--quick');
const names = wanted.filter((word) => !word.startsWith('--'));
const all = await findMeasurements();

if (wanted.includes('--list') || (names.length === 0 && !wanted.includes('--all'))) {
  for (const { name, unit, bar, about } of all)
    console.log(`${name.padEnd(28)} ${describeBar(bar)} ${unit} — ${about}`);
} else {
  const unknown = names.filter((name) => !all.some((measurement) => measurement.name === name));
  if (unknown.length > 0) {
    console.error(`No measurement is called ${unknown.join(', ')}; --list names them.`);
    process.exit(2);
  }
  const chosen = wanted.includes('--all') ? all : all.filter(({ name }) => names.includes(name));
  let failed = false;
  for (const measurement of chosen) failed = !(await measureOne(measurement)) || failed;
  process.exit(failed ? 1 : 0);
}

async function measureOne(measurement: Measurement): Promise<boolean> {
  const { name, unit, bar } = measurement;
  console.log(`# ${name}: ${measurement.about}`);
  const outcome = await measurement.run({
    quick,
    say: (line) => {
      console.log(`  ${line}`);
    },
  });
  const machine = {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  const common = { name, unit, bar, quick, machine, versions: await installedVersions() };
  if ('skipped' in outcome) {
    console.log(JSON.stringify({ ...common, skipped: outcome.skipped }));
    return true;
  }
  const ok = meetsBar(outcome.value, bar);
  console.log(JSON.stringify({ ...common, value: outcome.value, ok, details: outcome.details }));
  return ok || quick;
}

function describeBar(bar: Measurement['bar']): string {
  const parts = [
    bar.least === undefined ? '' : `>= ${bar.least}`,
    bar.most === undefined ? '' : `<= ${bar.most}`,
  ];
  return parts.filter(Boolean).join(', ').padEnd(10);
}
