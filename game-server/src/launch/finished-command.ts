import { type SpawnOptions, spawn } from 'node:child_process';

/** What a finished program left: its exit code (-1 when it could not be started or was killed) and its output. */
export type FinishedCommand = { exitCode: number; output: string; errors: string };

/**
 * Runs a program to its end and gives what it said; a program that cannot be started is a value, too.
 * `input` is written to its standard input. `timeoutMs` (default 60 s) ends it.
 */
export function finishedCommand(
  program: string,
  programArguments: readonly string[],
  options: SpawnOptions & { input?: string; timeoutMs?: number } = {},
): Promise<FinishedCommand> {
  const { input = '', timeoutMs = 60_000, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, { ...spawnOptions, timeout: timeoutMs, stdio: 'pipe' });
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', (error) => resolve({ exitCode: -1, output, errors: errors || error.message }));
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, output, errors }));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
