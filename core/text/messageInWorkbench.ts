/** The sentence for a failure where there is no command line: what would be typed there is chosen in pickers here. */
import type { AppError, ErrorCode, ErrorParams } from '../contract/errors/appError.ts';
import type { WorkbenchFixes } from './areas/workbenchFixes.ts';
import type { Message } from './catalogue.ts';
import { workbenchFixes as en } from './en/workbenchFixes.ts';
import type { Language } from './language.ts';
import { messageOf } from './messageOf.ts';
import { workbenchFixes as ptBR } from './ptBR/workbenchFixes.ts';
import { textsOf } from './textsOf.ts';
import { withoutOptions } from './withoutOptions.ts';

const workbenchFixes: Readonly<Record<Language, WorkbenchFixes>> = { 'pt-BR': ptBR, en };

export function messageInWorkbench<C extends ErrorCode>(error: AppError<C>, language: Language): Message {
  const { title, fix } = messageOf(error, language);
  const say: ((params: ErrorParams<C>) => string) | undefined = workbenchFixes[language][error.code];
  if (say) return { title, fix: say(error.params) };
  const rest = withoutOptions(fix);
  return { title, fix: rest === '' ? textsOf[language].extension.chooseAgain : rest };
}
