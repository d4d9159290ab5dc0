import { effect } from '@preact/signals';
import { render } from 'preact';
import { plainTexts } from '../ui/plain-texts.ts';
import { loadTexts, t } from '../ui/texts.ts';
import { LearnPage } from './learn-page.tsx';
import { followAddress, loadRecord } from './learn-state.ts';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for its contents.');

followAddress();
const loading = loadRecord();
await loadTexts(plainTexts());
effect(() => {
  document.title = `${t('learn:title')} · ${t('ui:product')}`;
});
render(<LearnPage />, root);
await loading;
