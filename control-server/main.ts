#!/usr/bin/env node
/**
 * The server's door: `controlServer [--config FILE] [--with-host]`. Notices as JSON lines on standard output, the log on
 * standard error. With `--with-host` it ends when its standard input does. `--create-admin NAME` makes an administrator
 * instead, whose password is the first line of standard input; `controlServer restore BACKUP --data FOLDER` puts a backup
 * into a folder.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { installedPath } from '../core/tables/programPath.ts';
import { createAdmin } from './createAdmin.ts';
import { runProgram } from './runProgram.ts';
import { runRestore } from './runRestore.ts';
import type { SettingsDoor } from './withSettings.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string' },
    'with-host': { type: 'boolean', default: false },
    'create-admin': { type: 'string' },
    data: { type: 'string', default: '' },
  },
});
const { config, 'with-host': withHost, 'create-admin': adminName } = values;
const [task, backup = ''] = positionals;
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
const log = (line: string) => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

process.exitCode = await work();
process.stdin.destroy();

function work(): Promise<number> {
  if (adminName !== undefined) return admin(adminName);
  if (task === 'restore') return runRestore({ ...settingsDoor, log }, { backup, dataFolder: values.data });
  return serve();
}

function serve(): Promise<number> {
  return runProgram({
    ...settingsDoor,
    version: build.version,
    log,
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
