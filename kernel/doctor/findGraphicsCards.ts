/** NVIDIA graphics cards and their driver, found without any toolkit: by the driver's own tool, or by what Linux says. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { DeviceReport } from '../../core/contract/device.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

const run = promisify(execFile);
const question = [
  '--query-gpu=name,memory.total,memory.free,driver_version',
  '--format=csv,noheader,nounits',
];

/** One report per card; empty where the machine has none or no driver. */
export async function findGraphicsCards(): Promise<DeviceReport[]> {
  const answer = await answerOf('nvidia-smi', question);
  if (answer !== undefined) return parseCards(answer);
  const driver = await readIfThere('/proc/driver/nvidia/version');
  const version = driver === undefined ? undefined : driverVersion(driver);
  return version === undefined ? [] : [cardReport({ name: 'NVIDIA', total: 0, free: 0, driver: version })];
}

/** Lines such as `NVIDIA A100 80GB, 81920, 80995, 550.54.15`. */
export function parseCards(answer: string): DeviceReport[] {
  return answer
    .split(/\r?\n/u)
    .map((line) => line.split(',').map((part) => part.trim()))
    .flatMap(([name, total, free, driver]) =>
      name && driver ? [cardReport({ name, total: Number(total), free: Number(free), driver })] : [],
    );
}

/** The version in `NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue …`. */
export function driverVersion(text: string): string | undefined {
  return /Kernel Module\S*(?: for \S+)?\s+([\d.]+)/u.exec(text)?.[1];
}

function cardReport(card: { name: string; total: number; free: number; driver: string }): DeviceReport {
  const finite = (value: number) => (Number.isFinite(value) ? value : 0);
  return {
    engine: 'cuda',
    available: false,
    name: card.name,
    totalMemoryMiB: finite(card.total),
    freeMemoryMiB: finite(card.free),
    driver: card.driver,
    unavailableReason: 'engine_not_included',
  };
}

/** Undefined where the program is missing, fails or hangs: then there is no working driver to speak of. */
async function answerOf(program: string, options: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(program, [...options], { timeout: 10_000, windowsHide: true })).stdout;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) !== undefined) return undefined;
    throw error;
  }
}
