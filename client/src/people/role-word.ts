import { t } from '../ui/texts.ts';

/** What a person is, in words; a visitor has no word, for everybody may be one. */
export function roleWord(role: string): string {
  if (role === 'lecturer') return t('people:lecturer');
  if (role === 'supervisor') return t('people:supervisor');
  if (role === 'moderator') return t('people:moderator');
  return role === 'learner' ? t('people:learner') : '';
}
