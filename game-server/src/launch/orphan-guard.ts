import { spawn } from 'node:child_process';

/**
 * Ends a child process when this process dies, however it dies: a shell waits at a pipe whose other end only this
 * process holds, and sends SIGINT to the child when the pipe closes. Gives a function that dismisses the guard; call
 * it when the child has ended. On Windows there is no such shell and the guard does nothing.
 */
export function guardAgainstOrphan(childPid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const script = 'read -r line; kill -INT "$1" 2>/dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'clearhall-guard', String(childPid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => {
    guard.kill('SIGKILL');
    guard.stdin.destroy();
  };
}
