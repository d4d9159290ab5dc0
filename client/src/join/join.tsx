import { effect } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { Icon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { plainTexts } from '../ui/plain-texts.ts';
import { loadTexts, refusalText, t } from '../ui/texts.ts';
import { JoinForm } from './join-form.tsx';
import { load, phase } from './join-state.ts';

function JoinPage() {
  return (
    <main class="join">
      <div class="join-head">
        <p class="product">
          <Icon name="arch" />
          {t('ui:product')}
        </p>
        <LanguageSwitch />
      </div>
      <Body />
    </main>
  );
}

function Body() {
  const shown = phase.value;
  if (shown.is === 'loading') return <Titled title={t('join:title')} body={<Waiting text={t('ui:loading')} />} />;
  if (shown.is === 'form') {
    const { name, unit, kind } = shown.link;
    return (
      <>
        <h1>
          <bdi>{t('join:welcome', { name })}</bdi>
        </h1>
        <p>{t(kind === 'reset' ? 'join:new-password' : 'join:for', { name: unit ? `${name} (${unit})` : name })}</p>
        <JoinForm link={shown.link} />
      </>
    );
  }
  if (shown.is === 'done')
    return (
      <Titled
        title={t('join:title')}
        body={
          <>
            <div role="status">
              <Notice tone="done" icon="check" title={t('join:done', { name: shown.username })} />
            </div>
            <a class="button primary wide" href="/">
              {t('join:to-hall')}
            </a>
          </>
        }
      />
    );
  return <Titled title={t('join:title')} body={<Failed why={shown.why} />} />;
}

function Titled({ title, body }: { title: string; body: ComponentChildren }) {
  return (
    <>
      <h1>{title}</h1>
      {body}
    </>
  );
}

function Failed({ why }: { why: Parameters<typeof refusalText>[0] }) {
  if (why === 'link-expired')
    return (
      <Notice tone="closed" icon="clock" title={t('join:expired')}>
        <p>{t('join:expired-means')}</p>
      </Notice>
    );
  return (
    <Notice tone="closed" icon="warning" title={refusalText(why)}>
      <div class="row">
        <button type="button" class="button primary" onClick={() => void load()}>
          {t('ui:try-again')}
        </button>
      </div>
    </Notice>
  );
}

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for its contents.');
const loading = load();
await loadTexts(plainTexts());
effect(() => {
  document.title = `${t('join:title')} · ${t('ui:product')}`;
});
render(<JoinPage />, root);
addEventListener('hashchange', () => void load());
await loading;
