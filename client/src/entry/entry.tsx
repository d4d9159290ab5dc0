import { effect } from '@preact/signals';
import { render } from 'preact';
import { plainTexts } from '../ui/plain-texts.ts';
import { loadTexts, localised, t } from '../ui/texts.ts';
import { EntryPage } from './entry-page.tsx';
import { hall, load } from './entry-state.ts';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place for its contents.');

const loading = load();
await loadTexts(plainTexts());
effect(() => {
  document.title = hall.value ? `${localised(hall.value.title)} · ${t('ui:product')}` : t('ui:product');
});
render(<EntryPage />, root);
await loading;
