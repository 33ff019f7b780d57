export interface Call {
  readonly called: Promise<void>;
  readonly call: () => void;
}

/** Resolves when it is called: by whoever has `call`, after `ms` milliseconds, or when nobody waits for the answer any more. */
export async function untilCalled({ called, call }: Call, ms: number, signal: AbortSignal): Promise<void> {
  const timer = setTimeout(call, ms);
  signal.addEventListener('abort', call, { once: true });
  if (signal.aborted) call();
  await called;
  signal.removeEventListener('abort', call);
  clearTimeout(timer);
}
