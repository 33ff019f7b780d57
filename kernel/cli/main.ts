#!/usr/bin/env node
/** The command line's door: arguments, environment, streams and signals enter here and nowhere else. */
import { homedir } from 'node:os';
import { runCommandLine } from './commandLine.ts';
import type { Screen } from './door.ts';

const screenOf = (stream: NodeJS.WriteStream): Screen => ({
  write: (text) => {
    stream.write(text);
  },
  isTerminal: stream.isTTY,
  columns: () => (stream.isTTY ? stream.columns : 100),
});

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runCommandLine({
  words: process.argv.slice(2),
  environment: process.env,
  workFolder: process.cwd(),
  homeFolder: homedir(),
  output: screenOf(process.stdout),
  notes: screenOf(process.stderr),
  onInterrupt: (listener) => {
    process.on('SIGINT', listener);
    return () => process.off('SIGINT', listener);
  },
  now: () => new Date(),
});
