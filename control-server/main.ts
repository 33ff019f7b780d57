#!/usr/bin/env node
/**
 * The server's door: `controlServer [--config FILE] [--with-host]`. Notices as JSON lines on standard output, the log on
 * standard error. With `--with-host` it ends when its standard input does. `--create-admin NAME` makes an administrator
 * instead, whose password is the first line of standard input.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { installedPath } from '../core/tables/programPath.ts';
import { createAdmin } from './createAdmin.ts';
import { runProgram } from './runProgram.ts';
import type { SettingsDoor } from './withSettings.ts';

const {
  config,
  'with-host': withHost,
  'create-admin': adminName,
} = parseArgs({
  options: {
    config: { type: 'string' },
    'with-host': { type: 'boolean', default: false },
    'create-admin': { type: 'string' },
  },
}).values;
const build = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(installedPath('build.json'), 'utf8')));

const settingsDoor: SettingsDoor = {
  configPath: config,
  environment: process.env,
  homeFolder: homedir(),
  tell: (notice) => {
    process.stdout.write(`${JSON.stringify(notice)}\n`);
  },
};

process.exitCode = await (adminName === undefined ? serve() : admin(adminName));
process.stdin.destroy();

function serve(): Promise<number> {
  return runProgram({
    ...settingsDoor,
    version: build.version,
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
}

async function admin(name: string): Promise<number> {
  let password = '';
  for await (const line of createInterface({ input: process.stdin })) {
    password = line;
    break;
  }
  return await createAdmin(settingsDoor, { name, password });
}
