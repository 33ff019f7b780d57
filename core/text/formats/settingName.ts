/** What people call a field of a request. */
import type { SettingTexts } from '../areas/settingTexts.ts';

/** The setting's name in their language; a field that is no setting keeps its own. */
export function settingName(field: string, { parameters }: SettingTexts): string {
  return Object.entries(parameters).find(([key]) => key === field)?.[1].name ?? field;
}
