#!/usr/bin/env node
/** The command line's door: arguments, environment, streams and signals enter here and nowhere else. */
import { homedir } from 'node:os';
import { runCommandLine } from './commandLine.ts';
import type { Screen } from './door.ts';
import { columnsOf } from './columnsOf.ts';
import { exitCodes } from './exitCodes.ts';
import { readSecret } from './readSecret.ts';

const screenOf = (stream: NodeJS.WriteStream): Screen => ({
  write: (text) => {
    stream.write(text);
  },
  isTerminal: stream.isTTY,
  columns: () => columnsOf(stream),
});

let lost: number | undefined;
// A reader that has seen enough (`| head`, a `tee` that Ctrl+C ended) does not end the work: nothing is written for it any more.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost = exitCodes.environment;
  });
}

const exitCode = await runCommandLine({
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
  onTerminate: (listener) => {
    process.on('SIGTERM', listener);
    return () => process.off('SIGTERM', listener);
  },
  readSecret: (prompt) =>
    readSecret({ input: process.stdin, write: (text) => process.stderr.write(text) }, prompt),
  now: () => new Date(),
});
process.exitCode = exitCode === exitCodes.fine ? (lost ?? exitCode) : exitCode;
