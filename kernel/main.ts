/**
 * The kernel process: JSON lines in (requests, controls), JSON lines out (numbered events), technical log on standard error.
 * With `--mailbox FOLDER` the lines are those of files, and the process outlives its host.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isMainThread, workerData } from 'node:worker_threads';
import { endWithHost } from './hostWatch.ts';
import { giveSigns } from './signOfLife.ts';
import { startWatch } from './watchThread.ts';

if (isMainThread) {
  const { mailbox } = parseArgs({ options: { mailbox: { type: 'string' } } }).values;
  await (mailbox === undefined ? converse() : answerMailbox(mailbox));
} else if (typeof workerData === 'number') {
  endWithHost(workerData, process);
} else {
  giveSigns(String(workerData), process.pid);
}

async function converse(): Promise<void> {
  // Events own standard output; whatever a library prints there would break the stream.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const log = (line: string) => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
  };
  startWatch(new URL(import.meta.url), process.ppid, log);
  // The watching thread needs nothing of it.
  const { KernelSession } = await import('./session.ts');
  const session = new KernelSession({
    send: (event) => {
      write(`${JSON.stringify(event)}\n`);
    },
    log,
    environment: process.env,
  });

  // On Windows Ctrl+C reaches every process of the console; stopping is the host's word, over standard input.
  process.on('SIGINT', () => undefined);

  // A host that closed its ear is gone: what was trained is in the last checkpoint.
  process.stdout.on('error', () => process.exit(1));

  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on('line', (line) => {
    session.accept(line);
  });
  lines.on('close', () => {
    void session.finish().then(() => process.exit(0));
  });
}

async function answerMailbox(folder: string): Promise<void> {
  const { openMailbox } = await import('./mailboxDoor.ts');
  const mailbox = openMailbox(folder);
  startWatch(new URL(import.meta.url), mailbox.alive, mailbox.log);
  const { KernelSession } = await import('./session.ts');
  const session = new KernelSession({ ...mailbox, environment: process.env });
  mailbox.listen({
    accept: (line) => {
      session.accept(line);
    },
    // Nobody could see or stop it any more.
    onGone: () => {
      session.stop();
    },
  });
  await session.finish();
  await mailbox.close();
  process.exit(0);
}
