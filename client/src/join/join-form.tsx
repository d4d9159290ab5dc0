import type { AccountLink } from '@clearhall/shared-schema/identity/http';
import { useSignal } from '@preact/signals';
import { Notice } from '../ui/notice.tsx';
import type { HttpReason } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';
import { takeUp } from './join-state.ts';

/** User name and password of whom a link is for; managers of passwords, pasting and showing work. */
export function JoinForm({ link }: { link: AccountLink }) {
  const username = useSignal(link.username ?? '');
  const password = useSignal('');
  const isShown = useSignal(false);
  const keepVisit = useSignal(link.visitor !== null);
  const isBusy = useSignal(false);
  const problem = useSignal<HttpReason | null>(null);
  const send = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = await takeUp({
      username: username.value.trim(),
      password: password.value,
      keepVisit: keepVisit.value,
    });
    isBusy.value = false;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
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
          maxLength={40}
          readOnly={link.username !== null}
          aria-describedby={link.username === null ? 'username-hint' : undefined}
          value={username.value}
          onInput={(event) => {
            username.value = event.currentTarget.value;
          }}
        />
        {link.username === null && (
          <p id="username-hint" class="hint">
            {t('join:username-hint')}
          </p>
        )}
      </div>
      <div class="field">
        <label for="password">{t('entry:password')}</label>
        <input
          id="password"
          class="text-input"
          // The types know no field that changes between the two.
          type={(isShown.value ? 'text' : 'password') as 'password'}
          autoComplete="new-password"
          autoCapitalize="none"
          spellcheck={false}
          required
          aria-describedby="password-hint"
          aria-invalid={problem.value === 'weak-password'}
          value={password.value}
          onInput={(event) => {
            password.value = event.currentTarget.value;
          }}
        />
        <p id="password-hint" class="hint">
          {t('join:password-hint')}
        </p>
      </div>
      <Ticked is={isShown} words={t('join:show')} />
      {link.visitor !== null && <Ticked is={keepVisit} words={t('join:keep', { name: link.visitor })} />}
      <div role="alert">
        {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      </div>
      <button type="submit" class="button primary wide" aria-busy={isBusy.value}>
        {t('join:take-up')}
      </button>
    </form>
  );
}

function Ticked({ is, words }: { is: { value: boolean }; words: string }) {
  return (
    <label class="join-tick">
      <input
        type="checkbox"
        checked={is.value}
        onChange={(event) => {
          is.value = event.currentTarget.checked;
        }}
      />
      <span>{words}</span>
    </label>
  );
}
