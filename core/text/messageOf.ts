/** The sentence a person reads for a failure. */
import type { AppError, ErrorCode, ErrorParams } from '../contract/errors/appError.ts';
import type { ErrorTexts, Message } from './catalogue.ts';
import { errors as en } from './en/errors.ts';
import type { Language } from './language.ts';
import { errors as ptBR } from './ptBR/errors.ts';

export const errorTexts: Readonly<Record<Language, ErrorTexts<ErrorCode>>> = { 'pt-BR': ptBR, en };

export function messageOf<C extends ErrorCode>(error: AppError<C>, language: Language): Message {
  const say: (params: ErrorParams<C>) => Message = errorTexts[language][error.code];
  return say(error.params);
}
