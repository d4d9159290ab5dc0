import type { Log } from './log.ts';

const LINE_EVERY_MS = 1000;

/**
 * What the room library has to say, as lines of our own log: at most one a second, without stacks.
 * Whoever sends it broken frames could otherwise fill the disk.
 */
export function libraryLog(log: Log, nowMs: () => number) {
  let lastMs = Number.NEGATIVE_INFINITY;
  let leftOut = 0;
  const say = (level: 'warn' | 'info' | 'debug') => (message: unknown) => {
    if (nowMs() - lastMs < LINE_EVERY_MS) {
      leftOut++;
      return;
    }
    lastMs = nowMs();
    const [text = ''] = String(message).split('\n');
    log[level]({ text: text.slice(0, 200), leftOut }, 'the room library says');
    leftOut = 0;
  };
  return { error: say('warn'), warn: say('warn'), info: say('info'), debug: say('debug'), trace: say('debug') };
}
