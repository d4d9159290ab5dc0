import type { PersonRow } from '@clearhall/shared-schema/people/asks';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { me, roster, tour } from '../net/mirror.ts';
import { sceneTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { roleWord } from './role-word.ts';

type ShownPerson = Omit<PersonRow, 'role'> & { role: string };
type Page = { people: readonly PersonRow[]; total: number; problem: string | null };

const refreshMs = 5_000;

/** Who is in the hall: the roster of a tour, or page by page the people of an open room. */
export function PeopleList() {
  const search = useSignal('');
  const page = useSignal(0);
  const answer = useSignal<Page>({ people: [], total: 0, problem: null });
  const isTour = tour.value !== null && tour.value.tourId !== '';
  const wanted = search.value.trim();
  useEffect(() => {
    if (isTour) return;
    const look = () => void lookUp(page.value, wanted, answer);
    look();
    const timer = setInterval(look, refreshMs);
    return () => clearInterval(timer);
  }, [isTour, wanted, page.value]);

  const people: readonly ShownPerson[] = isTour ? inTour(wanted) : answer.value.people;
  return (
    <div class="stack">
      <div class="field">
        <label for="people-search">{t('people:search')}</label>
        <input
          id="people-search"
          class="text-input"
          type="search"
          maxLength={40}
          value={search.value}
          onInput={(event) => {
            page.value = 0;
            search.value = event.currentTarget.value;
          }}
        />
      </div>
      {answer.value.problem && <Notice icon="warning" tone="closed" title={refusalText(answer.value.problem)} />}
      {people.length === 0 && !answer.value.problem && <p class="hint">{t('people:nobody')}</p>}
      <ul class="rows">
        {people.map((person) => (
          <Person key={person.avatarId} person={person} />
        ))}
      </ul>
      {!isTour && <Pages page={page} total={answer.value.total} shown={answer.value.people.length} />}
    </div>
  );
}

function Person({ person }: { person: ShownPerson }) {
  const isMe = person.avatarId === me.value?.avatarId;
  const scene = sceneTitle(person.sceneId);
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">
          <bdi>{person.name}</bdi>
          {isMe && <span class="hint"> {t('people:you')}</span>}
        </p>
        <p class="hint">{[roleWord(person.role), person.unit, scene].filter(Boolean).join(' · ')}</p>
        {!person.connected && (
          <p class="tag">
            <Icon name="clock" />
            {t('people:away')}
          </p>
        )}
      </div>
      <div class="list-row-actions">
        {!isMe && <WalkButton kind="avatar" id={person.avatarId} title={person.name} isSmall />}
      </div>
    </li>
  );
}

function Pages({ page, total, shown }: { page: Signal<number>; total: number; shown: number }) {
  if (total <= shown && page.value === 0) return null;
  const isLast = shown === 0 || (page.value + 1) * peoplePerPage >= total;
  return (
    <nav class="row" aria-label={t('people:pages')}>
      <button type="button" class="button small" disabled={page.value === 0} onClick={() => page.value--}>
        {t('people:previous-page')}
      </button>
      <button type="button" class="button small" disabled={isLast} onClick={() => page.value++}>
        {t('people:next-page')}
      </button>
      <span class="hint">{t('people:total', { count: total })}</span>
    </nav>
  );
}

/** The server's page size; the contract's constant would bring its payload checks into the page. */
const peoplePerPage = 50;

function inTour(search: string): ShownPerson[] {
  const wanted = search.toLocaleLowerCase();
  return [...roster.value.values()].filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

async function lookUp(page: number, search: string, answer: Signal<Page>): Promise<void> {
  const reply = await ask('people.list', { page, search });
  answer.value = reply.ok ? { ...reply.value, problem: null } : { ...answer.value, problem: reply.reason };
}
