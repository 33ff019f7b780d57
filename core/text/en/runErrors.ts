/** English sentences for failures of engines and of training runs. */
import type { runErrors as specs } from '../../contract/errors/runErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatMebibytes } from '../formats/numbers.ts';

const memory = (mebibytes: number) => formatMebibytes(mebibytes, 'en');

/** A map: a reason may be any word, also one that every object has. */
const unusable: ReadonlyMap<string, string> = new Map([
  ['not_installed', 'it does not come with this version of the program'],
  ['onnxruntime_not_loadable', 'its calculation library did not open on this computer'],
]);

export const runErrors: ErrorTexts<keyof typeof specs> = {
  'engine.out_of_memory': ({ neededMiB, freeMiB }) => ({
    title: `The computer ran out of memory while training: ${memory(neededMiB)} were needed, and ${memory(freeMiB)} were free.`,
    fix: 'Close other programs, or try again with lighter settings (smaller --max-length and --batch-size).',
  }),
  'engine.unavailable': ({ engine, reason }) => ({
    title:
      engine === 'any'
        ? 'No calculation engine works on this computer.'
        : `The calculation engine “${engine}” cannot be used: ${unusable.get(reason) ?? 'it does not work on this computer'}.`,
    fix: 'Leave the option --engine out, so that the best engine is chosen. This command checks the computer.',
    command: ['doctor'],
  }),
  'engine.failed': ({ engine, operation }) => ({
    title: `The calculation engine “${engine}” failed (${operation}).`,
    fix: 'Continue from the last saved point (resume). If it fails again, check the computer with this command.',
    command: ['doctor'],
  }),
  'run.not_found': ({ path }) => ({
    title: `There is no training run in “${lastPart(path)}”.`,
    fix: 'Name the folder of a run: it is the one that holds the file run.json.',
  }),
  'run.damaged': ({ path, file }) => ({
    title: `The run in “${lastPart(path)}” is damaged: “${file}” cannot be read.`,
    fix: 'Restore the folder from a copy, or train once more into a new folder.',
  }),
  'run.already_finished': ({ path }) => ({
    title: `The run in “${lastPart(path)}” has already finished.`,
    fix: 'Use the finished model, or train once more into a new folder.',
  }),
  'run.in_use': ({ path, processId }) => ({
    title: `The run in “${lastPart(path)}” is already under way (process ${processId}).`,
    fix: 'Wait until it ends, or stop the other process, and repeat.',
  }),
  'run.loss_not_finite': ({ epoch, step }) => ({
    title: `Learning became unstable in round ${epoch} (step ${step}) and was interrupted. Earlier results were kept.`,
    fix: 'Train again with a lower learning speed, for example --learning-rate 2e-5.',
  }),
  'run.unfinished': ({ path }) => ({
    title: `The run in “${lastPart(path)}” was stopped before its end, and this needs a whole run.`,
    fix: 'Finish it first with this command, and repeat.',
    command: ['resume', path],
  }),
  'run.split_without_texts': ({ path }) => ({
    title: `The run in “${lastPart(path)}” is of an old version of the program: the texts it was checked with cannot be recognised.`,
    fix: 'Repeat it with this version, in a new folder, and give that folder to --split-of.',
    command: ['reproduce', path],
  }),
  'run.split_of_other_data': ({ path }) => ({
    title: `No text that the run in “${lastPart(path)}” was checked with is in this spreadsheet: the two runs could not be compared.`,
    fix: 'Check the spreadsheet and the folder named in --split-of: the spreadsheet must have the rows of that run, with or without new ones. To train without comparing with it, leave --split-of out.',
  }),
  'run.dataset_missing': ({ path, runFolder, command }) => ({
    title: `The spreadsheet of this run is no longer in “${lastPart(path)}”.`,
    fix: 'Say with --data where it is now.',
    command: [command, runFolder, '--data', 'SPREADSHEET'],
  }),
  'run.dataset_other': ({ path }) => ({
    title: `The spreadsheet “${lastPart(path)}” is not the one of this run: the file's content is another.`,
    fix: 'Name the original file in --data, without any change.',
  }),
  'run.dataset_changed': ({ path }) => ({
    title: `The spreadsheet “${lastPart(path)}” is no longer the one the run started with.`,
    fix: 'Restore the original spreadsheet to continue, or start a new run with the current one.',
  }),
  'run.base_model_changed': ({ name }) => ({
    title: `The base model “${name}” is no longer the one the run started with.`,
    fix: 'Restore the original model to continue, or start a new run with the current one.',
  }),
  'kernel.stopped': ({ exitCode, runFolder }) => ({
    title: `The program that does the calculations stopped without a word (${exitCode === null ? 'ended by the system' : `code ${exitCode}`}).`,
    fix: `${runFolder === null ? 'Repeat the command.' : 'Continue from the last saved point with the command below.'} If it stops again, close other programs to free memory.`,
    ...(runFolder !== null && { command: ['resume', runFolder] }),
  }),
};
