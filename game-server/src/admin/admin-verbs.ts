import { accountVerbs } from '../identity/account-verbs.ts';
import { journalVerbs } from '../journal/journal-verb.ts';
import { privacyVerbs } from '../privacy/privacy-verbs.ts';
import { assignmentVerbs } from '../standard/assignment-verbs.ts';
import { peopleVerbs } from '../unit/people-verbs.ts';
import { roleVerbs } from '../unit/role-verbs.ts';
import { unitVerbs } from '../unit/unit-verbs.ts';
import type { AdminVerb } from './admin-verb.ts';

/** Everything that an operator can do by `npm run admin`, in the order of its list. */
export const adminVerbs: readonly AdminVerb[] = [
  ...unitVerbs,
  ...peopleVerbs,
  ...roleVerbs,
  ...accountVerbs,
  ...assignmentVerbs,
  ...journalVerbs,
  ...privacyVerbs,
];

/** The verb that begins `words`, and its arguments; null when none does. */
export function verbIn(words: readonly string[]): { verb: AdminVerb; args: readonly string[] } | null {
  for (const verb of adminVerbs) {
    const own = verb.words.split(' ');
    if (own.every((word, i) => words[i] === word)) return { verb, args: words.slice(own.length) };
  }
  return null;
}

/** The list of all verbs, as it is printed. */
export function verbList(): string {
  const lines = adminVerbs.map(({ words, usage, gives }) => `  ${words} ${usage}\n          ${gives}`);
  return `Usage: npm run admin -- VERB …\n${lines.join('\n')}`;
}
