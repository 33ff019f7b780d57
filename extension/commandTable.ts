/** Every command of the manifest. Their code is loaded when they are called, and VS Code is not needed for reading the table. */
import type { Command, CommandId } from './command.ts';

export const commands: Readonly<Record<CommandId, Command>> = {
  'bertTraining.train': {
    needsTrust: true,
    load: async () => (await import('./commands/train.ts')).train,
  },
  'bertTraining.classify': {
    needsTrust: true,
    load: async () => (await import('./commands/classify.ts')).classify,
  },
  'bertTraining.healthReport': {
    needsTrust: false,
    load: async () => (await import('./commands/healthReport.ts')).healthReport,
  },
  'bertTraining.doctor': {
    needsTrust: false,
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  'bertTraining.showRuns': {
    needsTrust: false,
    load: async () => (await import('./commands/showRuns.ts')).showRuns,
  },
  'bertTraining.resume': {
    needsTrust: true,
    load: async () => (await import('./commands/resume.ts')).resume,
  },
  'bertTraining.openLog': {
    needsTrust: false,
    load: async () => (await import('./commands/openLog.ts')).openLog,
  },
  'bertTraining.changeLanguage': {
    needsTrust: false,
    load: async () => (await import('./commands/changeLanguage.ts')).changeLanguage,
  },
};
