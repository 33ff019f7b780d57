import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { presetNames } from '../core/contract/trainingParameters.ts';
import { languages } from '../core/text/language.ts';
import { commands } from './commandTable.ts';
import { readSettings, section } from './settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string) => readFileSync(join(root, path), 'utf8');

const menuSchema = z.array(z.object({ command: z.string(), when: z.string() }));
const manifest = z
  .object({
    version: z.string(),
    main: z.string(),
    icon: z.string(),
    bin: z.record(z.string(), z.string()),
    engines: z.object({ vscode: z.string() }),
    activationEvents: z.array(z.string()),
    capabilities: z.object({
      untrustedWorkspaces: z.object({
        supported: z.literal('limited'),
        restrictedConfigurations: z.array(z.string()),
      }),
    }),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
      menus: z.record(z.string(), menuSchema),
      configuration: z.object({
        properties: z.record(
          z.string(),
          z.object({ default: z.unknown(), enum: z.array(z.string()).optional() }).loose(),
        ),
      }),
    }),
  })
  .parse(JSON.parse(text('package.json')));
const namesSchema = z.record(z.string(), z.string());
const english = namesSchema.parse(JSON.parse(text('package.nls.json')));
const portuguese = namesSchema.parse(JSON.parse(text('package.nls.pt-br.json')));
const { commands: contributed, menus, configuration } = manifest.contributes;
const ids = Object.keys(commands);

describe('the manifest', () => {
  it('has the commands of the command table, all under one category', () => {
    assert.deepEqual(
      contributed.map(({ command }) => command),
      ids,
    );
    for (const { command, title, category } of contributed) {
      assert.equal(title, `%command.${command.slice(section.length + 1)}%`);
      assert.equal(category, '%category%');
    }
  });

  it('has every text in both languages, and no text that nothing shows', () => {
    const shown = [...text('package.json').matchAll(/"%([^"%]+)%"/gu)].map(([, key]) => key);
    const keys = [...new Set(shown)].sort();
    assert.deepEqual(Object.keys(english).sort(), keys);
    assert.deepEqual(Object.keys(portuguese).sort(), keys);
  });

  it('says everything but the product’s name in words of each language', () => {
    const same = Object.keys(english).filter((key) => english[key] === portuguese[key]);
    assert.deepEqual(same, ['displayName']);
    const empty = Object.values({ ...english, ...portuguese }).filter((words) => words.trim() === '');
    assert.deepEqual(empty, []);
  });

  it('has the settings that are read, no more and no fewer', () => {
    const asked = new Set<string>();
    readSettings({ get: (name) => void asked.add(`${section}.${name}`) }, 'en');
    assert.deepEqual(Object.keys(configuration.properties).sort(), [...asked].sort());
  });

  it('has defaults that are as if nothing were set, and only choices that exist', () => {
    const defaultOf = (name: string) => configuration.properties[`${section}.${name}`]?.default;
    const unset = readSettings({ get: () => undefined }, 'pt-br');
    assert.deepEqual(readSettings({ get: defaultOf }, 'pt-br'), unset);
    const choices = (name: string) => configuration.properties[`${section}.${name}`]?.enum;
    assert.deepEqual(choices('preset'), presetNames);
    assert.deepEqual(choices('language'), ['auto', ...languages]);
  });

  it('restricts settings that exist in a folder without trust', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.ok(restrictedConfigurations.length > 0);
    for (const name of restrictedConfigurations) assert.ok(name in configuration.properties, name);
  });

  it('has menus of commands that exist', () => {
    for (const { command } of Object.values(menus).flat()) assert.ok(ids.includes(command), command);
  });

  it('starts nothing but after the window is there', () => {
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished']);
  });

  it('asks for the VS Code whose types the code is checked with', () => {
    const types = z.object({ version: z.string() });
    const { version } = types.parse(JSON.parse(text('node_modules/@types/vscode/package.json')));
    assert.equal(manifest.engines.vscode, `^${version}`);
  });

  it('has an icon of at least 128 by 128', () => {
    const icon = readFileSync(join(root, manifest.icon));
    assert.equal(icon.subarray(0, 8).toString('latin1'), '\u0089PNG\r\n\u001A\n');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    assert.ok(width >= 128 && width === height, `${width} × ${height}`);
  });

  it('names the extension and the command line that the build made', () => {
    assert.match(text(manifest.main), /export\s*\{[^}]*\bactivate\b/u);
    const program = manifest.bin['bert-training'] ?? '';
    assert.ok(text(program).startsWith('#!/usr/bin/env node\n'));
    const told = execFileSync(process.execPath, [join(root, program), '--version'], { encoding: 'utf8' });
    assert.ok(told.includes(manifest.version), told);
  });

  it('has a page that calls every command by its title, in both languages, and links to what is packaged', () => {
    const page = text('extension/README.md');
    for (const names of [english, portuguese]) {
      assert.ok(page.includes(`**${names['category'] ?? ''}**`));
      for (const { command } of contributed) {
        const title = names[`command.${command.slice(section.length + 1)}`] ?? '';
        assert.ok(page.includes(`**${title}**`), title);
      }
    }
    const packaged = text('.vscodeignore').split('\n');
    for (const [, target] of page.matchAll(/\]\(([^)#]+)\)/gu))
      assert.ok(packaged.includes(`!${target ?? ''}`), target);
  });
});
