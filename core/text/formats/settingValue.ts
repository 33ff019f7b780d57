/** What a setting is, as people write it. */
import type { SettingTexts } from '../areas/settingTexts.ts';
import type { Language } from '../language.ts';
import { formatNumber, formatShare } from './numbers.ts';

/** Settings that are a part of a whole. */
export const shareSettings: ReadonlySet<string> = new Set([
  'trainShare',
  'warmupShare',
  'hiddenDropout',
  'attentionDropout',
]);

/** Learning rates are small. */
const digits = 8;

/** `value` as it stands in a file: "0.0001", "startEnd". */
export function settingValue(
  { field, value }: { readonly field: string; readonly value: string },
  { choices }: SettingTexts,
  language: Language,
): string {
  const number = Number(value);
  if (Number.isNaN(number)) return choices[value] ?? value;
  return shareSettings.has(field) ? formatShare(number, language, 1) : formatNumber(number, language, digits);
}
