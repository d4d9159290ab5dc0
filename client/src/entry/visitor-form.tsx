import { rolledLook } from '@clearhall/shared-schema/avatar/look';
import { NAME_LENGTH, readName } from '@clearhall/shared-schema/identity/display-name';
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { lookOfPerson, rememberVisitor, visitorName } from '../hall/visitor-name.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { type HttpReason, postJson } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';
import { chosenHallId, hall, hallAddress, invitation, signedIn, wanted } from './entry-state.ts';
import { LookChoice } from './look-choice.tsx';

/** Name and look of a visitor, and the way in. */
export function VisitorForm() {
  const name = useSignal(visitorName() ?? '');
  const look = useSignal(useMemo(() => lookOfPerson() ?? rolledLook(Math.random), []));
  const wrongName = useSignal<ReturnType<typeof problemOf>>(null);
  const problem = useSignal<HttpReason | null>(null);
  const busy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const isInvited = invitation.value.state === 'open' || invitation.value.state === 'unknown';
  const enter = async () => {
    if (busy.value) return;
    wrongName.value = problemOf(name.value);
    if (wrongName.value) {
      field.current?.focus();
      return;
    }
    busy.value = true;
    const reason = await signInAsVisitor();
    busy.value = false;
    problem.value = reason;
    if (reason) return;
    rememberVisitor(name.value.trim().normalize('NFC'), look.value);
    location.assign(hallAddress(hall.value?.hallId ?? chosenHallId.value, isInvited ? wanted.tourId : ''));
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <div class="field">
        <label for="visitor-name">{t('entry:your-name')}</label>
        <input
          id="visitor-name"
          ref={field}
          class="text-input"
          autoComplete="nickname"
          enterkeyhint="go"
          maxLength={NAME_LENGTH.most * 2}
          value={name.value}
          aria-describedby="visitor-name-hint visitor-name-problem"
          aria-invalid={wrongName.value !== null}
          onInput={(event) => {
            name.value = event.currentTarget.value;
            wrongName.value &&= problemOf(name.value);
          }}
        />
        <p id="visitor-name-hint" class="hint">
          {t('entry:name-hint', NAME_LENGTH)}
        </p>
        <p id="visitor-name-problem" class="field-problem">
          {wrongName.value && t(`entry:name-${wrongName.value}`, NAME_LENGTH)}
        </p>
      </div>
      <LookChoice look={look} />
      <p class="hint">
        {t('entry:consent-short')}{' '}
        <a class="consent-link" href="#consent-title">
          {t('entry:consent-more')}
        </a>
      </p>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      <button type="submit" class="button primary wide enter" aria-busy={busy.value}>
        <Icon name="arch" />
        {isInvited ? t('entry:join-tour') : t('entry:enter')}
      </button>
    </form>
  );
}

/** Makes a session for a visitor where there is none; gives the reason where that failed. */
async function signInAsVisitor(): Promise<HttpReason | null> {
  if (signedIn.value) return null;
  const answer = await postJson('/api/auth/sign-in/anonymous', {});
  return answer.ok ? null : answer.reason;
}

function problemOf(text: string): 'too-short' | 'too-long' | 'odd' | null {
  const read = readName(text);
  return 'problem' in read ? read.problem : null;
}
