#!/usr/bin/env node
/**
 * The server's door: `controlServer [--config FILE] [--with-host]`. Notices as JSON lines on standard output, the log on
 * standard error. With `--with-host` it ends when its standard input does.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { installedPath } from '../core/tables/programPath.ts';
import { runProgram } from './runProgram.ts';

const { config, 'with-host': withHost } = parseArgs({
  options: { config: { type: 'string' }, 'with-host': { type: 'boolean', default: false } },
}).values;
const build = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(installedPath('build.json'), 'utf8')));

process.exitCode = await runProgram({
  configPath: config,
  environment: process.env,
  homeFolder: homedir(),
  version: build.version,
  tell: (notice) => {
    process.stdout.write(`${JSON.stringify(notice)}\n`);
  },
  log: (line) => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
  },
  stopped: new Promise((resolve) => {
    const stop = () => {
      resolve();
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
    if (withHost) process.stdin.on('end', stop).on('error', stop).resume();
  }),
});
process.stdin.destroy();
