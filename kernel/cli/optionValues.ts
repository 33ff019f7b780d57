/** Turns the words of options into values; a word that does not fit is a usage error that names what would. */
import { engineKinds } from '../../core/contract/device.ts';
import { promisedAgreements } from '../../core/contract/evaluation.ts';
import { stages } from '../../core/contract/runConfig.ts';
import { longTextReadings, textEncodings } from '../../core/contract/table.ts';
import type { separators } from '../../core/contract/table.ts';
import {
  headStarts,
  longTextHandlings,
  classWeightChoices,
  presetNames,
  weightAveragingChoices,
} from '../../core/contract/trainingParameters.ts';
import { exportFormats } from '../../core/contract/kernelRequest.ts';
import type { CommandTexts } from '../../core/text/areas/commandTexts.ts';
import { agreementWords } from './commandOptions.ts';
import { separatorNames } from './separatorNames.ts';
import { UsageError } from './usageError.ts';

/** Reads one option's word; the flag and the words of the language are for the message. */
export type ReadValue<T> = (word: string, flag: string, texts: CommandTexts) => T;

export function wholeNumber(from: number): ReadValue<number> {
  return (word, flag, texts) => {
    const value = /^\d+$/u.test(word) ? Number(word) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= from) return value;
    throw badValue(flag, word, { texts, allowed: `${texts.kinds.wholeNumber} ${from}` });
  };
}

export function wholeBetween(low: number, high: number): ReadValue<number> {
  return (word, flag, texts) => {
    const value = wholeNumber(low)(word, flag, texts);
    if (value <= high) return value;
    throw badValue(flag, word, { texts, allowed: texts.kinds.between(low, high) });
  };
}

export const positiveNumber: ReadValue<number> = (word, flag, texts) => {
  const value = decimal(word);
  if (value > 0 && Number.isFinite(value)) return value;
  throw badValue(flag, word, { texts, allowed: texts.kinds.positiveNumber });
};

export function between(low: number, high: number): ReadValue<number> {
  return (word, flag, texts) => {
    const value = decimal(word);
    if (value >= low && value <= high) return value;
    throw badValue(flag, word, { texts, allowed: texts.kinds.between(low, high) });
  };
}

/** Choices are matched without regard to case and accents: `rápido` is `rapido`. */
export function oneOf<T extends string>(values: readonly T[]): ReadValue<T> {
  return (word, flag, texts) => {
    const found = values.find((value) => bare(value) === bare(word));
    if (found !== undefined) return found;
    throw badValue(flag, word, { texts, allowed: texts.choices(values) });
  };
}

export const engine = oneOf(engineKinds);
export const encoding = oneOf(textEncodings);
export const tooLong = oneOf(longTextReadings);
export const preset = oneOf(presetNames);
export const longText = oneOf(longTextHandlings);
export const headStart = oneOf(headStarts);
export const exportFormat = oneOf(exportFormats);
export const classWeights = oneOf(classWeightChoices);
export const weightAveraging = oneOf(weightAveragingChoices);

export const separator: ReadValue<(typeof separators)[number]> = (word, flag, texts) => {
  if (word === '\t') return '\t';
  const names = Object.keys(separatorNames) as (keyof typeof separatorNames)[];
  return separatorNames[oneOf(names)(word, flag, texts)];
};

export const stageList: ReadValue<(typeof stages)[number][]> = (word, flag, texts) =>
  word.split(',').map((part) => oneOf(stages)(part.trim(), flag, texts));

export const maxLength: ReadValue<number | 'auto'> = (word, flag, texts) =>
  word.toLowerCase() === 'auto' ? 'auto' : wholeNumber(8)(word, flag, texts);

/** A promise in per cent (`98`, `98 %`) or as a share (`0.98`), as a share. */
export const agreement: ReadValue<number> = (word, flag, texts) => {
  const value = decimal(word.replace(/\s*%$/u, ''));
  const percent = value <= 1 ? 100 * value : value;
  const found = promisedAgreements.find((promise) => Math.abs(100 * promise - percent) < 1e-6);
  if (found !== undefined) return found;
  throw badValue(flag, word, { texts, allowed: texts.choices(agreementWords) });
};

/** Fixes by number, or all that are recommended. */
export const fixList: ReadValue<number[] | 'recommended'> = (word, flag, texts) => {
  if (bare(word) === 'all') return 'recommended';
  const numbers = numbersOf(word);
  if (numbers) return numbers;
  throw badValue(flag, word, { texts, allowed: texts.kinds.fixes });
};

export const stepList: ReadValue<number[]> = (word, flag, texts) => {
  const numbers = numbersOf(word);
  if (numbers) return numbers;
  throw badValue(flag, word, { texts, allowed: texts.kinds.steps });
};

/** Counted from 1; undefined where one is no number. */
function numbersOf(word: string): number[] | undefined {
  const numbers = word.split(',').map((part) => part.trim());
  return numbers.every((part) => /^[1-9]\d{0,5}$/u.test(part)) ? numbers.map(Number) : undefined;
}

/** 0 means never. */
export const patience: ReadValue<number | null> = (word, flag, texts) => {
  const rounds = wholeNumber(0)(word, flag, texts);
  return rounds === 0 ? null : rounds;
};

/** Without the path that an address may end with. */
export const serverAddress: ReadValue<string> = (word, flag, texts) => {
  const address = URL.canParse(word) ? new URL(word) : undefined;
  if (address && /^https?:$/u.test(address.protocol)) return address.origin;
  throw badValue(flag, word, { texts, allowed: texts.kinds.serverAddress });
};

/** Both languages' decimal signs; NaN for anything else. */
function decimal(word: string): number {
  return /^\d*[.,]?\d+(?:e[+-]?\d+)?$/iu.test(word) ? Number(word.replace(',', '.')) : Number.NaN;
}

function bare(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[-_ ]/gu, '')
    .toLowerCase();
}

function badValue(
  flag: string,
  word: string,
  { texts, allowed }: { texts: CommandTexts; allowed: string },
): UsageError {
  return new UsageError(texts.usage.badValue(flag, word, allowed));
}
