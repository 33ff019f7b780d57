/**
 * The program that reads one spreadsheet. Its main thread does nothing but watch: it must stay free to measure memory
 * and to notice a host that went away, however busy the worker thread with the parser is.
 */
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { outOfMemoryExitCode } from './exitCodes.ts';

const pollMs = 20;
const mebibyte = 2 ** 20;

if (isMainThread) process.once('message', watch);
else await parse();

/** argv: heap and resident memory the process may hold, MiB. */
function watch(request: unknown): void {
  const [heapMiB, memoryMiB] = process.argv.slice(2).map(Number);
  if (heapMiB === undefined || memoryMiB === undefined)
    throw new Error('usage: tableReader HEAP_MIB MEMORY_MIB');
  process.once('disconnect', () => process.exit());
  const parser = new Worker(fileURLToPath(import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() > memoryMiB * mebibyte) process.exit(outOfMemoryExitCode);
  }, pollMs);
  parser.once('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') process.exit(outOfMemoryExitCode);
    throw error;
  });
  parser.once('exit', () => {
    clearInterval(timer);
    process.removeAllListeners('disconnect');
    process.disconnect();
  });
}

async function parse(): Promise<void> {
  const { answerRequest } = await import('./answerRequest.ts');
  const write = (line: string) =>
    new Promise<void>((written) =>
      process.stdout.write(line, () => {
        written();
      }),
    );
  await answerRequest(workerData, { write, log: (text) => process.stderr.write(text) });
}
