/** English sentences of the doctor. */
import type { DoctorTexts } from '../areas/doctorTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatMebibytes, formatNumber } from '../formats/numbers.ts';

const memory = (mebibytes: number) => formatMebibytes(mebibytes, 'en');
const number = (value: number, digits = 0) => formatNumber(value, 'en', digits);

export const doctor: DoctorTexts = {
  allWell: 'All is well: this computer can train models.',
  someProblems: (count) =>
    `This computer can train models, but ${counted(count, ['point deserves', 'points deserve'], 'en')} attention:`,
  blocked: 'This computer cannot train models yet:',
  problems: {
    node_too_old: {
      title: 'The version of Node is too old.',
      fix: 'Install Node 20.19 or newer and open a new terminal.',
    },
    memory_low: {
      title: 'There is little free memory.',
      fix: 'Close other programs before training. Training adapts, but gets slower.',
    },
    disk_low: {
      title: 'There is little free disk space.',
      fix: 'Free at least 2 GB, or choose a folder on another disk with --out.',
    },
    folder_not_writable: {
      title: 'This folder cannot be written to.',
      fix: 'Open the terminal in a folder of your own, or choose another one with --out.',
    },
    engine_unavailable: {
      title: 'No calculation engine works on this computer.',
      fix: 'Install the program again; if the problem stays, send the text below to IT support.',
    },
    computation_failed: {
      title: 'The test calculation failed.',
      fix: 'Restart the computer and repeat this check. If it stays, send the text below to IT support.',
    },
    gpu_not_used: {
      title: 'There is a graphics card, but this version computes on the processor.',
      fix: 'Nothing needs to be done: training works, it just does not use the card.',
    },
  },
  blockingMark: 'prevents training',
  names: {
    product: 'Program',
    node: 'Node',
    system: 'System',
    cpu: 'Processor',
    memory: 'Memory',
    disk: 'Disk',
    graphics: 'Graphics card',
    proxy: 'Proxy',
    folder: 'Path of the folder',
    engines: 'Calculation engines',
    computation: 'Test calculation',
    problems: 'Problems',
  },
  cpu: ({ name, cores }) => `${name}, ${counted(cores, ['core', 'cores'], 'en')}`,
  memory: ({ totalMiB, freeMiB, limitMiB }) =>
    `${memory(freeMiB)} free of ${memory(totalMiB)}${limitMiB === null ? '' : ` (limit of this environment: ${memory(limitMiB)})`}`,
  disk: ({ path, freeMiB, writable }) =>
    `${memory(freeMiB)} free in ${path}, ${writable ? 'writable' : 'NOT writable'}`,
  proxy: ({ configured, host }) =>
    configured ? (host ?? 'configured, but its address is not valid') : 'none',
  path: ({ nonAscii, spaces }) =>
    nonAscii || spaces
      ? `has ${[...(nonAscii ? ['accents'] : []), ...(spaces ? ['spaces'] : [])].join(' and ')} (that does no harm)`
      : 'without accents or spaces',
  device: ({ engine, available, name, driver, totalMemoryMiB, freeMemoryMiB, unavailableReason }) =>
    [
      `${engine}: ${available ? 'available' : `not available (${unavailableReason ?? '?'})`}`,
      name,
      ...(totalMemoryMiB > 0 ? [memory(totalMemoryMiB)] : []),
      // That of the processor has a line of its own.
      ...(engine === 'cuda' && totalMemoryMiB > 0 ? [`${memory(freeMemoryMiB)} free`] : []),
      ...(driver === undefined ? [] : [`driver ${driver}`]),
    ].join(', '),
  noGraphics: 'no NVIDIA card found (none is needed)',
  computation: (computation) =>
    computation
      ? `worked: ${number(computation.gigaflops, 1)} billion operations per second (engine ${computation.engine})`
      : 'failed',
  copyHeading: 'Text to copy and send to IT support',
  copyTitle: 'BERT Training Workbench: report on the computer',
  none: 'none',
};
