/** A failure as a person reads it: what happened and what to do; anything unknown gets a number that is also in the log. */
import { isAppError } from '../core/contract/errors/appError.ts';
import type { AppError } from '../core/contract/errors/appError.ts';
import { asAppError } from '../core/host/asAppError.ts';
import { messageInWorkbench } from '../core/text/messageInWorkbench.ts';
import { callCommand } from './callCommand.ts';
import { notify } from './notify.ts';
import type { Services } from './services.ts';

export interface ErrorContext {
  /** What the failure is about, where nobody has just asked for it. */
  readonly about?: string;
  /** The person answered the notification, or put it away. */
  readonly onSeen?: () => Promise<void>;
}

export async function showError(
  services: Services,
  failure: unknown,
  { about, onSeen }: ErrorContext = {},
): Promise<void> {
  const { language, texts } = await services.voice();
  const { buttons } = texts.extension;
  const error = asLoggedError(services, failure);
  services.log.error(`${error.code} ${JSON.stringify(loggable(error.params))}`);
  const { title, fix } = messageInWorkbench(error, language);
  const canResume = isAppError(error, 'kernel.stopped') && error.params.runFolder !== null;
  const offered = [...(canResume ? [buttons.resume] : []), buttons.showLog];
  const said = `${title} ${fix}`;
  const chosen = await notify('error', about === undefined ? said : `${about}: ${said}`, ...offered);
  await onSeen?.();
  if (chosen === buttons.showLog) services.log.show();
  if (chosen === buttons.resume)
    await callCommand('bertTraining.resume', canResume ? error.params.runFolder : undefined);
}

/** Names of categories and columns are of the data set: numbers alone go into the log. */
function loggable(params: object): object {
  return Object.fromEntries(
    Object.entries(params).filter(([, value]) => typeof value !== 'string' && typeof value !== 'object'),
  );
}

/** What is unknown gets an incident number, and its story goes into the log. */
export function asLoggedError({ log }: Services, failure: unknown): AppError {
  return asAppError(failure, (line) => {
    log.error(line);
  });
}
