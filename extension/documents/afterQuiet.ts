/** Does something once after a burst of calls, and never twice at a time. */

export interface AfterQuiet {
  call(): void;
  /** What is under way goes to its end; nothing new begins. */
  dispose(): void;
}

export function afterQuiet(quietMs: number, act: () => Promise<void>): AfterQuiet {
  let timer: NodeJS.Timeout | undefined;
  let isActing = false;
  let isDisposed = false;
  const call = () => {
    clearTimeout(timer);
    if (!isDisposed) timer = setTimeout(begin, quietMs);
  };
  const begin = () => {
    // Called while it acts: once more afterwards.
    if (isActing) {
      call();
      return;
    }
    isActing = true;
    void act().finally(() => {
      isActing = false;
    });
  };
  return {
    call,
    dispose: () => {
      isDisposed = true;
      clearTimeout(timer);
    },
  };
}
