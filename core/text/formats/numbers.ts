/** Numbers as each language writes them. */
import type { Language } from '../language.ts';

/** 1.250 / 1,250; at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A share of 0 to 1: `87%`, in Portuguese `87 %`. */
export function formatShare(share: number, language: Language, digits = 0): string {
  const number = formatNumber(100 * share, language, digits);
  return language === 'pt-BR' ? `${number} %` : `${number}%`;
}

/** Mebibytes in the unit a person reads: `512 MB`, `7,8 GB`. */
export function formatMebibytes(mebibytes: number, language: Language): string {
  return mebibytes < 1024
    ? `${formatNumber(mebibytes, language)} MB`
    : `${formatNumber(mebibytes / 1024, language, 1)} GB`;
}
