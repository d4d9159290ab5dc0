import { effect } from '@preact/signals';
import { render } from 'preact';
import { i18nextTexts } from '../ui/i18next-texts.ts';
import { loadTexts, t } from '../ui/texts.ts';
import { watchLive } from './live-stream.ts';
import { SupervisePage } from './supervise-page.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for its contents.');

await loadTexts(i18nextTexts());
effect(() => {
  document.title = `${t('supervision:title')} · ${t('ui:product')}`;
});
render(<SupervisePage />, root);
await watchLive();
