import type { ChildProcess } from 'node:child_process';

/** What a process of the benchmark can be asked, by name; each takes one value and gives one. */
export type Calls = Record<string, (payload: never) => unknown>;

type Asked = { call: number; name: string; payload: unknown };
type Answered = { call: number; value?: unknown; fault?: string };

/** Answers the calls of the process that forked this one, and ends with it. */
export function answerCalls(calls: Calls): void {
  process.on('message', (asked: Asked) => {
    const answer = calls[asked.name];
    if (!answer) return;
    Promise.resolve()
      .then(() => answer(asked.payload as never))
      .then(
        (value) => process.send?.({ call: asked.call, value } satisfies Answered),
        (error: Error) => process.send?.({ call: asked.call, fault: error.stack ?? error.message } satisfies Answered),
      );
  });
  process.on('disconnect', () => process.exit(0));
}

/** Asks a forked process and waits for its answer; throws what it threw, or that it ended. */
export function call<C extends Calls, K extends keyof C & string>(
  child: ChildProcess,
  name: K,
  payload: Parameters<C[K]>[0],
): Promise<Awaited<ReturnType<C[K]>>> {
  const number = ++lastCall;
  return new Promise((resolve, reject) => {
    const finish = () => {
      child.off('message', hear);
      child.off('exit', end);
    };
    const hear = (answered: Answered) => {
      if (answered.call !== number) return;
      finish();
      if (answered.fault === undefined) resolve(answered.value as Awaited<ReturnType<C[K]>>);
      else reject(new Error(`${name}: ${answered.fault}`));
    };
    const end = (code: number | null) => {
      finish();
      reject(new Error(`a process of the benchmark ended with ${code} while asked to ${name}`));
    };
    child.on('message', hear);
    child.once('exit', end);
    child.send({ call: number, name, payload } satisfies Asked);
  });
}

let lastCall = 0;
