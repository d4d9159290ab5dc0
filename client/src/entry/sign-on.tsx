import type { SignOnFailure } from '@clearhall/shared-schema/identity/http';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../ui/notice.tsx';
import { postJson } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';
import { signOn, signOnFailure, wanted } from './entry-state.ts';
import { KeepVisit, keepVisit } from './keep-visit.tsx';

/** The way to the single sign-on of the house, and what came of it when it came to nothing; nothing where there is none. */
export function SignOn() {
  const busy = useSignal(false);
  const refused = useSignal('');
  const button = useRef<HTMLButtonElement>(null);
  const offer = signOn.value;
  useEffect(() => {
    // Who comes back without having signed on is shown why: on a phone that is far below the top of the page.
    if (!offer || !signOnFailure.value) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'center' });
  }, [offer]);
  if (!offer) return null;
  const go = async () => {
    if (busy.value) return;
    busy.value = true;
    signOnFailure.value = null;
    refused.value = '';
    const back = Object.entries({ hall: wanted.hallId, tour: wanted.tourId, room: wanted.roomId });
    const answer = await postJson<{ url: string }>('/api/sign-on', {
      keepVisit: keepVisit.value,
      back: Object.fromEntries(back.filter(([, id]) => id !== '')),
    });
    busy.value = false;
    if (answer.ok) location.assign(answer.value.url);
    else refused.value = refusalText(answer.reason);
  };
  const failure = signOnFailure.value;
  const problem = refused.value || (failure && wordsFor(failure));
  return (
    <section class="stack sign-on">
      <div role="alert" id="sign-on-problem">
        {problem && <Notice tone="closed" icon="warning" title={problem} />}
      </div>
      <button
        type="button"
        ref={button}
        class="button wide"
        aria-busy={busy.value}
        aria-describedby="sign-on-problem"
        onClick={() => void go()}
      >
        {offer.name ? t('entry:sign-on-with', { name: offer.name }) : t('entry:sign-on')}
      </button>
      <KeepVisit />
    </section>
  );
}

function wordsFor(failure: SignOnFailure): string {
  return failure === 'unreachable' ? refusalText('sign-on-unreachable') : t(`entry:sign-on-${failure}`);
}
