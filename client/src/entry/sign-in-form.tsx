import { useSignal } from '@preact/signals';
import { Notice } from '../ui/notice.tsx';
import { type HttpReason, postJson } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';
import { KeepVisit, keepVisit } from './keep-visit.tsx';

/** Sign-in of members by name and password; password managers and pasting work. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const username = useSignal('');
  const password = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<HttpReason | null>(null);
  const signIn = async () => {
    if (busy.value) return;
    busy.value = true;
    const answer = await postJson('/api/auth/sign-in/username', {
      username: username.value.trim(),
      password: password.value,
      keepVisit: keepVisit.value,
    });
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) await onSignedIn();
    busy.value = false;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <div class="field">
        <label for="username">{t('entry:username')}</label>
        <input
          id="username"
          class="text-input"
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          required
          value={username.value}
          onInput={(event) => {
            username.value = event.currentTarget.value;
          }}
        />
      </div>
      <div class="field">
        <label for="password">{t('entry:password')}</label>
        <input
          id="password"
          class="text-input"
          type="password"
          autoComplete="current-password"
          required
          value={password.value}
          onInput={(event) => {
            password.value = event.currentTarget.value;
          }}
        />
      </div>
      <KeepVisit />
      {problem.value && (
        <Notice
          tone="closed"
          icon="warning"
          title={problem.value === 'not-signed-in' ? t('entry:wrong-password') : refusalText(problem.value)}
        />
      )}
      <button type="submit" class="button primary wide" aria-busy={busy.value}>
        {t('entry:sign-in')}
      </button>
    </form>
  );
}
