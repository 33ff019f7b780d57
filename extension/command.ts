/** What a command is, and what all of them are called. */
import type { Services } from './services.ts';

export const commandIds = [
  'bertTraining.train',
  'bertTraining.classify',
  'bertTraining.healthReport',
  'bertTraining.doctor',
  'bertTraining.showRuns',
  'bertTraining.resume',
  'bertTraining.openLog',
  'bertTraining.changeLanguage',
] as const;
export type CommandId = (typeof commandIds)[number];

/** `given`: what VS Code or another command passes along; nobody has checked it. */
export type RunCommand = (services: Services, given: readonly unknown[]) => Promise<void>;

export interface Command {
  /** It writes files or opens models: not in a folder that is not trusted. */
  readonly needsTrust: boolean;
  readonly load: () => Promise<RunCommand>;
}
