import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { lookOfPerson, rememberLook } from '../hall/visitor-name.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { type HttpReason, postJson } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';
import { hall, hallAddress, signedIn, tours } from './entry-state.ts';
import { LookChoice } from './look-choice.tsx';
import { OpenTours } from './open-tours.tsx';

/** What a signed-in learner or moderator does here: join a tour, or walk alone. */
export function LearnerDesk() {
  return (
    <div class="stack">
      <h3>{t('entry:tours-now')}</h3>
      <OpenTours list={tours.value ?? []} action={t('entry:join')} />
      <MemberLook />
      <WalkAlone words={t('entry:walk-alone')} />
    </div>
  );
}

/** What a lecturer does here: open a tour, or go back to one that is open. */
export function LecturerDesk() {
  const busy = useSignal(false);
  const problem = useSignal<HttpReason | null>(null);
  const own = (tours.value ?? []).filter(({ lecturer }) => lecturer === signedIn.value?.name);
  const open = async () => {
    const hallId = hall.value?.hallId;
    if (!hallId || busy.value) return;
    busy.value = true;
    const answer = await postJson<{ tourId: string }>('/api/tours', { hallId });
    busy.value = false;
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) location.assign(hallAddress(hallId, answer.value.tourId));
  };
  return (
    <div class="stack">
      {own.length > 0 && (
        <>
          <h3>{t('entry:your-tours')}</h3>
          <OpenTours list={own} action={t('entry:go-back')} />
        </>
      )}
      <button
        type="button"
        class={`button wide enter ${own.length === 0 ? 'primary' : ''}`}
        aria-busy={busy.value}
        disabled={!hall.value}
        onClick={() => void open()}
      >
        <Icon name="flag" />
        {own.length === 0 ? t('entry:open-tour') : t('entry:open-another')}
      </button>
      <p class="hint">{t('entry:open-tour-means')}</p>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      <MemberLook />
      <WalkAlone words={t('entry:walk-first')} />
    </div>
  );
}

/** What a supervisor does here: to the live table, or a walk. */
export function SupervisorDesk() {
  return (
    <div class="stack">
      <a class="button primary wide enter" href="/supervise.html">
        <Icon name="people" />
        {t('entry:to-supervision')}
      </a>
      <MemberLook />
      <WalkAlone words={t('entry:walk-alone')} />
    </div>
  );
}

function WalkAlone({ words }: { words: string }) {
  if (!hall.value) return null;
  return (
    <a class="button wide" href={hallAddress(hall.value.hallId)}>
      <Icon name="walk" />
      {words}
    </a>
  );
}

function MemberLook() {
  const { name, look: known } = signedIn.value ?? { name: '', look: 0 };
  const look = useSignal(useMemo(() => lookOfPerson(name) ?? known, [name, known]));
  return <LookChoice look={look} onChoose={(chosen) => rememberLook(chosen, name)} />;
}
