/** Something that goes on: `first` resolves when it was done once, `end` when it will not be done any more. */
export type Repeated = { first: Promise<void>; end: () => Promise<void> };

/**
 * Does something now, and again `everyMs` after each time, until it is ended. A time that fails is told to `onFailure`,
 * and the next one is tried as before.
 */
export function repeatedly(everyMs: number, act: () => Promise<unknown>, onFailure: (error: Error) => void): Repeated {
  let timer: NodeJS.Timeout | null = null;
  let isEnded = false;
  const once = async (): Promise<void> => {
    await act().catch(onFailure);
    if (isEnded) return;
    timer = setTimeout(() => {
      running = once();
    }, everyMs);
  };
  let running = once();
  return {
    first: running,
    end: async () => {
      isEnded = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
