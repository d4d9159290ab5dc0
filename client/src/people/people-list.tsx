import type { PersonRow } from '@clearhall/shared-schema/people/asks';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { me, roster } from '../net/mirror.ts';
import { sceneTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { waitBeforeAskingMs } from './list-pace.ts';
import { personChanges } from './person-actions.ts';
import { PersonMenu } from './person-menu.tsx';
import { PersonSigns } from './person-signs.tsx';
import { roleWord } from './role-word.ts';
import { ShareRoom } from './share-room.tsx';
import { said } from './spoken.ts';

type Page = { people: readonly PersonRow[] | null; total: number; problem: string | null };

const refreshMs = 5_000;

/** Who is in the hall, page by page, with search; what can be done about each; the link of an open room. */
export function PeopleList() {
  const search = useSignal('');
  const page = useSignal(0);
  const answer = useSignal<Page>({ people: null, total: 0, problem: null });
  const askedAtMs = useRef<number | null>(null);
  const wanted = search.value.trim();
  // In a tour, whoever comes, goes, or changes something is told at once, at the pace of the list.
  const news = `${personChanges.value} ${presenceOfRoster()}`;
  useEffect(() => {
    const asked = { page: page.peek(), search: wanted };
    const look = async () => {
      askedAtMs.current = performance.now();
      timer = setTimeout(() => void look(), refreshMs);
      const reply = await ask('people.list', asked);
      if (asked.page !== page.peek() || asked.search !== search.peek().trim()) return;
      answer.value = reply.ok ? { ...reply.value, problem: null } : { ...answer.peek(), problem: reply.reason };
    };
    let timer = setTimeout(() => void look(), waitBeforeAskingMs(askedAtMs.current, performance.now()));
    return () => clearTimeout(timer);
  }, [wanted, page.value, news]);

  const { people, problem, total } = answer.value;
  return (
    <div class="stack">
      {me.value?.kind === 'open' && <ShareRoom roomId={me.value.roomId} />}
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
      {problem && <Notice icon="warning" tone="closed" title={refusalText(problem)} />}
      {people === null && !problem && <Waiting text={t('ui:loading')} />}
      {people?.length === 0 && !problem && <p class="hint">{t('people:nobody')}</p>}
      <ul class="rows">
        {people?.map((person) => (
          <Person key={person.avatarId} person={person} />
        ))}
      </ul>
      <Pages page={page} total={total} shown={people?.length ?? 0} />
    </div>
  );
}

function Person({ person }: { person: PersonRow }) {
  const { avatarId, name, role, unit, sceneId, isBlocked, isBot } = person;
  const isMe = avatarId === me.value?.avatarId;
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">
          <bdi>{name}</bdi>
          {isMe && <span class="hint"> {t('people:you')}</span>}
        </p>
        <p class="hint">
          {[isBot ? t('people:bot') : roleWord(role), unit, sceneTitle(sceneId)].filter(Boolean).join(' · ')}
        </p>
        <PersonSigns person={person} isBlocked={isBlocked} />
        <SaidNow avatarId={avatarId} />
      </div>
      <div class="list-row-actions">
        {!isMe && <WalkButton kind="avatar" id={avatarId} title={name} isSmall />}
        <PersonMenu avatarId={avatarId} name={name} isBlocked={isBlocked} />
      </div>
    </li>
  );
}

/** What is over the head now, for whoever does not see the hall. */
function SaidNow({ avatarId }: { avatarId: string }) {
  const text = said.value.get(avatarId)?.text;
  if (text === undefined) return null;
  return (
    <p class="said-now">
      <Icon name="speech" />
      <bdi>{text}</bdi>
    </p>
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

function presenceOfRoster(): string {
  return [...roster.value.values()]
    .map(({ avatarId, connected, status, hasHandUp }) => `${avatarId}${connected}${status}${hasHandUp}`)
    .join();
}
