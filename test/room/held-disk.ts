import { Worker } from 'node:worker_threads';

/**
 * Keeps the journal's thread from hearing anything, as a disk does that takes its time, until the returned function is
 * called. Works on every server of this process.
 */
export function diskHeld(): () => void {
  const { postMessage } = Worker.prototype;
  const held: (() => void)[] = [];
  Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<Worker['postMessage']>) {
    held.push(() => postMessage.apply(this, message));
  };
  return () => {
    Worker.prototype.postMessage = postMessage;
    for (const send of held.splice(0)) send();
  };
}
