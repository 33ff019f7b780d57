/** The sentence for a failure where there is no command line: what would be typed there is chosen in pickers here. */
import type { AppError, ErrorCode } from '../contract/errors/appError.ts';
import type { Message } from './catalogue.ts';
import type { Language } from './language.ts';
import { messageOf } from './messageOf.ts';
import { textsOf } from './textsOf.ts';
import { withoutOptions } from './withoutOptions.ts';

export function messageInWorkbench(error: AppError, language: Language): Message {
  const { title, fix } = messageOf(error, language);
  const rest = withoutOptions(fix);
  return { title, fix: rest === '' ? textsOf[language].extension.chooseAgain : rest };
}
