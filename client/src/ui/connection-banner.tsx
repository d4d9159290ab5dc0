import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { rejoin } from '../hall/enter-hall.ts';
import { connection, entryRefusal } from '../net/mirror.ts';
import { announce } from './announcer.tsx';
import { Icon } from './icons.tsx';
import { isLineTold } from './line-told.ts';
import { refusalText, t } from './texts.ts';

/** How the line stands, wherever it is not simply there: connecting, reconnecting, lost, taken by another tab. */
export function ConnectionBanner() {
  const state = connection.value;
  const seconds = useSecondsSince(state);
  const isTold = isLineTold(state, seconds);
  useEffect(() => {
    if (isTold && state === 'reconnecting') announce(t('hall:reconnecting-said'));
    if (state === 'lost') announce(t('hall:lost'));
  }, [state, isTold]);
  if (!isTold) return null;
  if (state === 'connecting') {
    return (
      <div class="connection" role="status">
        <span class="spinner" aria-hidden="true" />
        <p>{t('hall:entering')}</p>
      </div>
    );
  }
  if (state === 'reconnecting') {
    return (
      <section class="connection" aria-label={t('hall:connection')}>
        <span class="spinner" aria-hidden="true" />
        <p>{t('hall:reconnecting', { seconds })}</p>
        <Again words={t('hall:try-now')} />
      </section>
    );
  }
  if (state === 'replaced') {
    return (
      <Ended title={t('hall:replaced')} words={t('hall:replaced-means')}>
        <Again words={t('hall:use-here')} />
      </Ended>
    );
  }
  const refusal = entryRefusal.value;
  if (refusal) {
    return (
      <Ended title={t('hall:not-admitted')} words={refusalText(refusal)}>
        {(refusal === 'room-full' || refusal === 'removed') && <Again words={t('ui:try-again')} />}
        {refusal === 'room-full' && <AnotherRoom />}
      </Ended>
    );
  }
  return (
    <Ended title={t('hall:lost')} words={t('hall:lost-means')}>
      <Again words={t('ui:try-again')} />
    </Ended>
  );
}

function Ended(props: { title: string; words: string; children?: ComponentChildren }) {
  return (
    <div class="connection-ended" role="alert">
      <div class="connection-card">
        <Icon name="warning" />
        <h2>{props.title}</h2>
        <p>{props.words}</p>
        <div class="row">
          {props.children}
          <a class="button" href="/">
            {t('hall:to-entrance')}
          </a>
        </div>
      </div>
    </div>
  );
}

/** An open room that is full has sisters. */
function AnotherRoom() {
  const address = new URLSearchParams(location.search);
  if (address.has('tour')) return null;
  address.delete('room');
  return (
    <a class="button" href={`/hall.html?${address}`}>
      {t('hall:another-room')}
    </a>
  );
}

function Again({ words }: { words: string }) {
  return (
    <button type="button" class="button primary" onClick={() => rejoin()}>
      {words}
    </button>
  );
}

/** Whole seconds since `state` began. */
function useSecondsSince(state: string): number {
  const seconds = useSignal(0);
  useEffect(() => {
    const beganMs = performance.now();
    seconds.value = 0;
    if (state !== 'reconnecting') return;
    const timer = setInterval(() => {
      seconds.value = Math.floor((performance.now() - beganMs) / 1000);
    }, 1000);
    return () => clearInterval(timer);
  }, [state]);
  return seconds.value;
}
