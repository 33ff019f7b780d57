/** npm, as it is set up on this machine: packages come from its registry alone, and nothing of theirs runs on install. */
import { basename, join } from 'node:path';
import { lastLine, runProgram } from '../runProgram.ts';
import { Unavailable } from '../unavailable.ts';

const timeLimitMs = 300_000;

/** Downloads `name@version` and unpacks the parts of it that are named (paths inside the package) into `folder`. */
export async function unpackPackage(
  spec: string,
  folder: string,
  parts: { readonly from: string; readonly strip: number },
): Promise<void> {
  const told = await npm(['pack', '--loglevel=error', '--pack-destination', folder, spec], folder);
  const archive = join(folder, lastLine(told));
  const strip = `--strip-components=${parts.strip}`;
  const unpacked = await runProgram(['tar', 'xzf', archive, '-C', folder, strip, parts.from], {
    timeLimitMs,
  });
  if (unpacked.status !== 0) throw new Unavailable(`tar cannot unpack ${spec}: ${lastLine(unpacked.output)}`);
}

/** Installs what the package.json of `folder` names, at the versions that its shrinkwrap file has. */
export async function installPackages(folder: string): Promise<void> {
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'];
  await npm(['install', ...flags, '--loglevel=error'], folder);
}

async function npm(args: readonly string[], folder: string): Promise<string> {
  const { status, output } = await runNpm([...args, '--prefix', folder], folder);
  if (status === 0) return output;
  const reason = output.split('\n').find((line) => /npm (error|ERR!) (code|[45]\d\d)/.test(line));
  throw new Unavailable(`npm ${args.slice(0, 1).join(' ')} failed: ${reason ?? lastLine(output)}`);
}

/** The npm that runs this script, or the one on the PATH. */
function runNpm(args: readonly string[], cwd: string) {
  const running = process.env['npm_execpath'];
  const env = { ...process.env };
  // `npm run` names this project there, and the nested npm would install into it.
  delete env['npm_config_local_prefix'];
  const options = { cwd, env, timeLimitMs };
  return running !== undefined && /^npm-cli\.c?js$/.test(basename(running))
    ? runProgram([process.execPath, running, ...args], options)
    : runProgram(['npm', ...args], options);
}
