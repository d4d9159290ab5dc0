import { Announcer } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { localised, refusalText, t } from '../ui/texts.ts';
import { BotsSwitch } from './bots-switch.tsx';
import {
  chosenHallId,
  hall,
  hallAddress,
  halls,
  invitation,
  invitationDeclined,
  load,
  phase,
  problem,
  signedIn,
  signOut,
} from './entry-state.ts';
import hallPicture from './hall-picture.svg';
import { LearnerDesk, LecturerDesk, SupervisorDesk } from './member-desk.tsx';
import { useOpenTours } from './open-tours.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignOn } from './sign-on.tsx';
import { VisitorForm } from './visitor-form.tsx';

/** The way into the hall, for visitors, learners, lecturers, supervisors and moderators. */
export function EntryPage() {
  return (
    <>
      <header class="entry-head">
        <p class="product">
          <Icon name="arch" />
          {t('ui:product')}
        </p>
        {signedIn.value && (
          <a class="button quiet" href="/learn.html">
            {t('learn:title')}
          </a>
        )}
        <Account />
        <LanguageSwitch />
      </header>
      <main class="entry-main">
        <HallCard />
        <section class="entry-card" aria-labelledby="entry-title">
          {phase.value === 'loading' && <Waiting text={t('ui:loading')} />}
          {phase.value === 'failed' && <Failed />}
          {phase.value === 'ready' && <Desk />}
        </section>
      </main>
      <footer class="entry-foot">
        <Consent />
      </footer>
      <Announcer />
    </>
  );
}

function HallCard() {
  return (
    <section class="hall-card">
      <img class="hall-picture" src={hallPicture} alt="" width="960" height="720" />
      <div class="hall-words">
        <p class="eyebrow">{t('entry:eyebrow')}</p>
        <h1>{hall.value ? localised(hall.value.title) : t('ui:product')}</h1>
        <p class="lead">{t('entry:intro')}</p>
        {halls.value.length > 1 && (
          <label class="field">
            <span class="label">{t('entry:which-hall')}</span>
            <select
              class="select"
              value={hall.value?.hallId}
              onChange={(event) => {
                chosenHallId.value = event.currentTarget.value;
              }}
            >
              {halls.value.map(({ hallId, title }) => (
                <option key={hallId} value={hallId}>
                  {localised(title)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </section>
  );
}

function Account() {
  const person = signedIn.value;
  if (!person || person.role === 'visitor') return null;
  return (
    <div class="account">
      <p>
        <bdi>{person.name}</bdi>
        {person.unit && <span class="hint"> · {person.unit}</span>}
      </p>
      <button type="button" class="button quiet" onClick={() => void signOut()}>
        {t('entry:sign-out')}
      </button>
    </div>
  );
}

function Desk() {
  useOpenTours();
  const role = signedIn.value?.role ?? 'visitor';
  if (!hall.value) return <Notice icon="warning" title={t('entry:no-hall')} />;
  return (
    <div class="stack">
      <h2 id="entry-title">{role === 'visitor' ? t('entry:welcome') : t(`entry:welcome-${role}`)}</h2>
      <Invitation />
      {role === 'visitor' && <VisitorForm />}
      {(role === 'learner' || role === 'moderator') && <LearnerDesk />}
      {role === 'lecturer' && <LecturerDesk />}
      {role === 'supervisor' && <SupervisorDesk />}
      {role !== 'visitor' && role !== 'learner' && <BotsSwitch />}
      {role === 'visitor' && <SignOn />}
      {role === 'visitor' && (
        <details class="folded fold">
          <summary>{t('entry:member-sign-in')}</summary>
          <SignInForm onSignedIn={load} />
        </details>
      )}
    </div>
  );
}

function Invitation() {
  const invited = invitation.value;
  const isMember = signedIn.value !== null && signedIn.value.role !== 'visitor';
  if (invited.state === 'open') {
    return (
      <Notice icon="flag" title={t('entry:invited', { name: invited.tour.lecturer })}>
        <p class="hint">{t('entry:people-here', { count: invited.tour.people })}</p>
        {isMember && (
          <div class="row">
            <a class="button primary" href={hallAddress(invited.tour.hallId, invited.tour.tourId)}>
              {t('entry:join-tour')}
            </a>
          </div>
        )}
      </Notice>
    );
  }
  if (invited.state === 'unknown') return <Notice icon="flag" title={t('entry:invited-unknown')} />;
  if (invited.state === 'none') return null;
  return (
    <Notice icon="info" title={t('entry:tour-closed')}>
      <p class="hint">{t('entry:tour-closed-means')}</p>
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={() => {
            invitationDeclined.value = true;
          }}
        >
          {t('entry:walk-alone')}
        </button>
      </div>
    </Notice>
  );
}

function Failed() {
  return (
    <div class="stack">
      <h2 id="entry-title">{t('entry:not-reached')}</h2>
      <p>{problem.value ? refusalText(problem.value) : ''}</p>
      <button type="button" class="button primary" onClick={() => void load()}>
        {t('ui:try-again')}
      </button>
    </div>
  );
}

function Consent() {
  return (
    <section class="consent" aria-labelledby="consent-title">
      <h2 id="consent-title">{t('entry:consent-title')}</h2>
      <dl>
        <div>
          <dt>{t('entry:consent-what')}</dt>
          <dd>{t('entry:consent-what-words')}</dd>
        </div>
        <div>
          <dt>{t('entry:consent-who')}</dt>
          <dd>{t('entry:consent-who-words')}</dd>
        </div>
        <div>
          <dt>{t('entry:consent-not')}</dt>
          <dd>{t('entry:consent-not-words')}</dd>
        </div>
      </dl>
    </section>
  );
}
