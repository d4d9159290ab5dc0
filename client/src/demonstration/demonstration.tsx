import { signal } from '@preact/signals';
import { render } from 'preact';
import { Icon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { plainTexts } from '../ui/plain-texts.ts';
import { type HttpReason, postJson } from '../ui/requests.ts';
import { loadTexts, refusalText, t } from '../ui/texts.ts';

const reason = signal<HttpReason | null>(null);

/** Turns a printed link into a session and goes on to the page of its role. */
async function signIn(): Promise<void> {
  reason.value = null;
  const link = new URLSearchParams(location.hash.slice(1));
  const role = link.get('role') ?? '';
  const token = link.get('token') ?? '';
  if (!role || !token) {
    reason.value = 'link-expired';
    return;
  }
  const answer = await postJson<{ role: string }>('/api/demonstration/sign-in', { role, token });
  if (answer.ok) location.replace(answer.value.role === 'supervisor' ? '/supervise.html' : '/');
  else reason.value = answer.reason;
}

function DemonstrationPage() {
  const why = reason.value;
  return (
    <main class="demonstration">
      <div class="demonstration-head">
        <p class="product">
          <Icon name="arch" />
          {t('ui:product')}
        </p>
        <LanguageSwitch />
      </div>
      <h1>{t('entry:demonstration')}</h1>
      {why === null && <Waiting text={t('entry:signing-in')} />}
      {why === 'link-expired' && (
        <Notice tone="closed" icon="clock" title={t('entry:link-expired')}>
          <p>{t('entry:link-expired-means')}</p>
        </Notice>
      )}
      {why !== null && why !== 'link-expired' && (
        <Notice tone="closed" icon="warning" title={refusalText(why)}>
          <div class="row">
            <button type="button" class="button primary" onClick={() => void signIn()}>
              {t('ui:try-again')}
            </button>
          </div>
        </Notice>
      )}
      <a href="/">{t('hall:to-entrance')}</a>
    </main>
  );
}

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for its contents.');
await loadTexts(plainTexts());
document.title = t('ui:product');
render(<DemonstrationPage />, root);
addEventListener('hashchange', () => void signIn());
await signIn();
