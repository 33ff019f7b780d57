/** Every command of the manifest. Their code is loaded when they are called, and VS Code is not needed for reading the table. */
import type { Services } from './services.ts';

/** `given`: what VS Code or another command passes along; nobody has checked it. */
export type RunCommand = (services: Services, given: readonly unknown[]) => Promise<void>;

export interface Command {
  readonly id: `bertTraining.${string}`;
  /** It writes files or opens models: not in a folder that is not trusted. */
  readonly needsTrust: boolean;
  readonly load: () => Promise<RunCommand>;
}

export const commands = [
  {
    id: 'bertTraining.train',
    needsTrust: true,
    load: async () => (await import('./commands/train.ts')).train,
  },
  {
    id: 'bertTraining.classify',
    needsTrust: true,
    load: async () => (await import('./commands/classify.ts')).classify,
  },
  {
    id: 'bertTraining.healthReport',
    needsTrust: false,
    load: async () => (await import('./commands/healthReport.ts')).healthReport,
  },
  {
    id: 'bertTraining.doctor',
    needsTrust: false,
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    id: 'bertTraining.showRuns',
    needsTrust: false,
    load: async () => (await import('./commands/showRuns.ts')).showRuns,
  },
  {
    id: 'bertTraining.resume',
    needsTrust: true,
    load: async () => (await import('./commands/resume.ts')).resume,
  },
  {
    id: 'bertTraining.openLog',
    needsTrust: false,
    load: async () => (await import('./commands/openLog.ts')).openLog,
  },
  {
    id: 'bertTraining.changeLanguage',
    needsTrust: false,
    load: async () => (await import('./commands/changeLanguage.ts')).changeLanguage,
  },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
