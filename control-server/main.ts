#!/usr/bin/env node
/**
 * The server's door: `controlServer [--config FILE] [--with-host]`, or `controlServer restore BACKUP --data FOLDER`. Notices
 * as JSON lines on standard output, the log on standard error. With `--with-host` it ends when its standard input does.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { installedPath } from '../core/tables/programPath.ts';
import { runProgram } from './runProgram.ts';
import type { ProgramDoor } from './runProgram.ts';
import { runRestore } from './runRestore.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string' },
    'with-host': { type: 'boolean', default: false },
    data: { type: 'string', default: '' },
  },
});
const { config, 'with-host': withHost } = values;
const [task, backup = ''] = positionals;
const build = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(installedPath('build.json'), 'utf8')));

const door: ProgramDoor = {
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
};
process.exitCode =
  task === 'restore' ? await runRestore(door, { backup, dataFolder: values.data }) : await runProgram(door);
process.stdin.destroy();
