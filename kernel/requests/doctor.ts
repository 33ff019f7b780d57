/** `doctor`: what this computer is, what it lacks, and a real computation timed on it. */
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { availableMemory, constrainedMemory, version } from 'node:process';
import { resolve } from 'node:path';
import type { DoctorProblem, DoctorReport, KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { describeProxy } from '../doctor/describeProxy.ts';
import { findGraphicsCards } from '../doctor/findGraphicsCards.ts';
import { measureDisk } from '../doctor/measureDisk.ts';
import { timeComputation } from '../doctor/timeComputation.ts';
import { chooseEngine, probeEngines } from '../engines/registry.ts';
import type { RequestContext } from '../requestContext.ts';
import { readBuild } from '../run/describeEnvironment.ts';

type DoctorRequest = Extract<KernelRequest, { kind: 'doctor' }>;

const bytesPerMiB = 2 ** 20;
/** A fine-tuning of the included model with room for its cache. */
const neededMemoryMiB = 3072;
const neededDiskMiB = 2048;
const oldestNode = [20, 19] as const;

export async function doctor({ workFolder }: DoctorRequest, context: RequestContext): Promise<KernelAnswer> {
  context.emit({ kind: 'phaseStarted', phase: 'checking' });
  const folder = resolve(workFolder);
  const devices = [...(await orNothing(probeEngines, context)), ...(await findGraphicsCards())];
  const facts = {
    product: (await readBuild()).version,
    node: version,
    platform: `${platform()} ${release()} ${arch()}`,
    cpu: { name: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism() },
    memory: describeMemory(),
    disk: await measureDisk(folder),
    proxy: describeProxy(context.environment),
    paths: { nonAscii: /[^\x20-\x7e]/u.test(folder), spaces: folder.includes(' ') },
    devices,
    computation: await compute(context),
  };
  return { kind: 'diagnosed', report: { ...facts, problems: problemsOf(facts) } };
}

function describeMemory(): DoctorReport['memory'] {
  const limit = constrainedMemory();
  const total = totalmem();
  return {
    totalMiB: Math.floor(total / bytesPerMiB),
    freeMiB: Math.floor(availableMemory() / bytesPerMiB),
    // Without a limit Linux answers with a number beyond every machine, other systems with 0.
    limitMiB: limit > 0 && limit < total ? Math.floor(limit / bytesPerMiB) : null,
  };
}

/** An engine that cannot be loaded or breaks down is what the doctor is asked about, not a failure of the doctor. */
async function compute(context: RequestContext): Promise<DoctorReport['computation']> {
  const [timed] = await orNothing(async () => {
    const engine = await chooseEngine();
    const result = await timeComputation(engine, availableParallelism());
    return result ? [{ engine: engine.kind, ...result }] : [];
  }, context);
  return timed ?? null;
}

async function orNothing<T>(look: () => Promise<T[]>, context: RequestContext): Promise<T[]> {
  try {
    return await look();
  } catch (error) {
    context.log(`doctor: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return [];
  }
}

export function problemsOf(facts: Omit<DoctorReport, 'problems'>): DoctorReport['problems'] {
  const { memory, disk, devices } = facts;
  // Nobody can wait for the reference engine: it is there to check the others by.
  const isUsable = devices.some(({ available, engine }) => available && engine !== 'reference');
  const found: readonly [DoctorProblem, { holds: boolean; blocking: boolean }][] = [
    ['node_too_old', { holds: isOlder(facts.node), blocking: true }],
    ['engine_unavailable', { holds: !isUsable, blocking: true }],
    ['computation_failed', { holds: isUsable && facts.computation === null, blocking: true }],
    ['folder_not_writable', { holds: !disk.writable, blocking: true }],
    ['disk_low', { holds: disk.freeMiB < neededDiskMiB, blocking: false }],
    ['memory_low', { holds: memory.freeMiB < neededMemoryMiB, blocking: false }],
    ['gpu_not_used', { holds: devices.some(isIdleCard), blocking: false }],
  ];
  return found.flatMap(([code, { holds, blocking }]) => (holds ? [{ code, blocking }] : []));
}

function isIdleCard({ engine, available, driver }: DoctorReport['devices'][number]): boolean {
  return engine === 'cuda' && !available && driver !== undefined;
}

function isOlder(node: string): boolean {
  const [major = 0, minor = 0] = node.replace(/^v/u, '').split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}
