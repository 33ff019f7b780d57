/** A kernel in this process: sends one request, returns its last word and its events. KERNEL_LOG=1 prints its log. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelControl, KernelRequest } from '../../core/contract/kernelRequest.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { KernelEvent, RunEvent } from '../../core/contract/runEvent.ts';
import type { WireError } from '../../core/contract/errors/wireError.ts';
import { KernelSession } from '../session.ts';

export interface Conversation {
  readonly answer: KernelAnswer | undefined;
  readonly error: WireError | undefined;
  readonly events: readonly KernelEvent[];
}

/** `react` may answer an event with a control; every event must fit its schema. */
export async function ask(
  request: KernelRequestInput,
  react: (event: RunEvent) => KernelControl | undefined = () => undefined,
  environment: Readonly<Record<string, string>> = {},
): Promise<Conversation> {
  const events: KernelEvent[] = [];
  const session = new KernelSession({
    send: (event) => {
      events.push(kernelEventSchema.parse(JSON.parse(JSON.stringify(event))));
      const control = react(event.event);
      if (control) session.accept(JSON.stringify({ type: 'control', requestId: 'r', control }));
    },
    log: (line) => {
      if (process.env['KERNEL_LOG']) console.error(line);
    },
    environment,
  });
  session.accept(JSON.stringify({ type: 'request', requestId: 'r', request }));
  await session.finish();
  const last = events.at(-1)?.event;
  return {
    answer: last?.kind === 'answered' ? last.answer : undefined,
    error: last?.kind === 'failed' ? last.error : undefined,
    events,
  };
}

/** A request before its defaults are filled in. */
export type KernelRequestInput = { readonly kind: KernelRequest['kind'] } & Readonly<Record<string, unknown>>;
