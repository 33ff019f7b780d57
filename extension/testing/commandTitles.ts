/** Commands as the palette shows them, taken from the manifest. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parseJson } from '../../core/contract/parseJson.ts';

const titles = z.record(z.string(), z.string());

function commandsOf(
  file: string,
): Record<
  'train' | 'classify' | 'healthReport' | 'doctor' | 'showRuns' | 'resume' | 'openLog' | 'changeLanguage',
  string
> {
  const nls = titles.parse(parseJson(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
  const titled = (name: string) => `${nls['category'] ?? ''}: ${nls[`command.${name}`] ?? ''}`;
  return {
    train: titled('train'),
    classify: titled('classify'),
    healthReport: titled('healthReport'),
    doctor: titled('doctor'),
    showRuns: titled('showRuns'),
    resume: titled('resume'),
    openLog: titled('openLog'),
    changeLanguage: titled('changeLanguage'),
  };
}

export const englishCommands = commandsOf('package.nls.json');
export const portugueseCommands = commandsOf('package.nls.pt-br.json');
