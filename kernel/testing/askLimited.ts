/** A real kernel process under a limit that a Linux shell sets: its events until it ends. KERNEL_LOG=1 prints its log. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { programPath } from '../../core/tables/programPath.ts';
import type { KernelRequestInput } from './ask.ts';

/** `limit` as `ulimit` takes it: `-d 1600000` for memory in KiB, `-f 64` for the size of a file in blocks of 512 bytes. */
export async function askLimited(limit: string, request: KernelRequestInput): Promise<RunEvent[]> {
  const command = `ulimit ${limit}; exec "$0" "$1"`;
  const kernel = spawn('/bin/sh', ['-c', command, process.execPath, programPath('kernel')], {
    stdio: ['pipe', 'pipe', process.env['KERNEL_LOG'] ? 'inherit' : 'ignore'],
  });
  kernel.stdin.end(`${JSON.stringify({ type: 'request', requestId: 'r', request })}\n`);
  const events: RunEvent[] = [];
  for await (const line of createInterface({ input: kernel.stdout })) {
    events.push(kernelEventSchema.parse(JSON.parse(line)).event);
  }
  return events;
}
