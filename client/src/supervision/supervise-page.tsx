import type { LiveReport } from '@clearhall/shared-schema/supervision/live';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SignInForm } from '../entry/sign-in-form.tsx';
import { timeOfDay } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { postJson } from '../ui/requests.ts';
import { t } from '../ui/texts.ts';
import { isFresh } from './freshness.ts';
import { LiveRoomCard } from './live-room.tsx';
import { liveState, report, reportCameMs, supervisorName, watchLive } from './live-stream.ts';
import { unitCounts } from './unit-counts.ts';

/** The supervisor's table: who is in which room now, of which unit, and how a group question went. */
export function SupervisePage() {
  return (
    <>
      <a class="skip-link" href="#live">
        {t('supervision:to-table')}
      </a>
      <header class="supervise-head">
        <p class="product">
          <Icon name="arch" />
          {t('ui:product')}
        </p>
        {supervisorName.value && <Account />}
        <LanguageSwitch />
      </header>
      <main class="supervise-main" id="live" tabIndex={-1}>
        <div class="title-line">
          <h1>{t('supervision:title')}</h1>
          {report.value && <Freshness now={report.value} />}
        </div>
        <Contents />
      </main>
    </>
  );
}

function Contents() {
  const state = liveState.value;
  if (state === 'signed-out') return <SignedOut />;
  if (state === 'not-allowed') return <NotAllowed />;
  if (report.value) return <Live now={report.value} />;
  if (state === 'broken') {
    return (
      <Notice tone="closed" icon="warning" title={t('supervision:not-reached')}>
        <p class="hint">{t('supervision:comes-back')}</p>
      </Notice>
    );
  }
  return <Waiting text={t('ui:loading')} />;
}

/** Says, every second anew, how old the data is. */
function Freshness({ now }: { now: LiveReport }) {
  const tickMs = useSignal(performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      tickMs.value = performance.now();
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const fresh = liveState.value === 'live' && isFresh(now, tickMs.value - reportCameMs.value);
  const time = now.asOf ? timeOfDay(now.asOf) : '–';
  return (
    <p class={fresh ? 'freshness' : 'freshness stale'}>
      <Icon name={fresh ? 'check' : 'warning'} />
      <span role="status">{fresh ? t('supervision:live') : t('supervision:not-updating')}</span>
      <span class="data-as-of">{t('supervision:data-as-of', { time })}</span>
    </p>
  );
}

function Live({ now }: { now: LiveReport }) {
  const total = now.rooms.reduce((sum, { people }) => sum + people.length, 0);
  const isEmpty = now.rooms.length === 0;
  return (
    <div class="live-table">
      <aside class="units" aria-labelledby="units-title">
        <h2 id="units-title">{t('supervision:units')}</h2>
        <dl>
          {[...unitCounts(now.units, now.rooms)].map(([unit, count]) => (
            <div key={unit}>
              <dt>{unit || t('supervision:no-unit')}</dt>
              <dd>{count}</dd>
            </div>
          ))}
          <div class="total">
            <dt>{t('supervision:total')}</dt>
            <dd>{total}</dd>
          </div>
        </dl>
      </aside>
      <div class="rooms">
        {isEmpty ? (
          <Notice icon="clock" title={t('supervision:nobody')}>
            <p class="hint">{t('supervision:nobody-means')}</p>
          </Notice>
        ) : (
          now.rooms.map((room) => <LiveRoomCard key={room.roomId} room={room} nowMs={Date.parse(now.now)} />)
        )}
      </div>
    </div>
  );
}

function Account() {
  const leave = async () => {
    await postJson('/api/auth/sign-out', {});
    supervisorName.value = '';
    await watchLive();
  };
  return (
    <div class="account">
      <bdi>{supervisorName.value}</bdi>
      <button type="button" class="button quiet" onClick={() => void leave()}>
        {t('entry:sign-out')}
      </button>
    </div>
  );
}

function SignedOut() {
  return (
    <section class="sign-in-card stack" aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">{t('supervision:sign-in')}</h2>
      <SignInForm onSignedIn={watchLive} />
    </section>
  );
}

function NotAllowed() {
  return (
    <section class="sign-in-card stack">
      <Notice tone="closed" icon="lock" title={t('supervision:not-allowed')}>
        <p>{t('supervision:not-allowed-means')}</p>
      </Notice>
      <SignInForm onSignedIn={watchLive} />
    </section>
  );
}
