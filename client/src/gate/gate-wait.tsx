import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockWords } from '../quiz/paper-clock.ts';
import { announce } from '../ui/announcer.tsx';
import { timeOfDay } from '../ui/formats.ts';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/texts.ts';

const BEAT_MS = 250;

/** The time to wait after too many wrong answers, counting down; calls `onEnd` once it is over. `untilMs` as in `GateStep`. */
export function GateWait({ untilMs, onEnd }: { untilMs: number; onEnd: () => void }) {
  const nowMs = useSignal(performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      nowMs.value = performance.now();
      if (nowMs.value < untilMs) return;
      clearInterval(timer);
      announce(t('gate:wait-is-over'));
      onEnd();
    }, BEAT_MS);
    return () => clearInterval(timer);
  }, [untilMs]);
  const leftMs = untilMs - nowMs.value;
  const until = timeOfDay(new Date(Date.now() + untilMs - performance.now()).toISOString());
  return (
    <Notice tone="closed" icon="clock" title={t('gate:too-many-wrong')}>
      <p>{t('gate:wait-until', { time: until })}</p>
      <p class="gate-clock" role="timer" aria-live="off">
        {clockWords(leftMs)}
      </p>
    </Notice>
  );
}
