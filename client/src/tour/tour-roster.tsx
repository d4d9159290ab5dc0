import { byName } from '@clearhall/shared-schema/identity/name-order';
import { computed } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { me, type RosterRow, roster, round } from '../net/mirror.ts';
import { PersonSigns } from '../people/person-signs.tsx';
import { showToast } from '../ui/announcer.tsx';
import { sceneTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { raisedHands } from './hand-watch.ts';

/** The members of the tour without the lecturer: whose hand is up first, then in the order of their names. */
export const members = computed<readonly RosterRow[]>(() =>
  [...roster.value.values()]
    .filter(({ avatarId, role }) => avatarId !== me.value?.avatarId && role !== 'lecturer')
    .sort((a, b) => placeOfHand(a.avatarId) - placeOfHand(b.avatarId) || byName(a.name, b.name)),
);

/** 1 for the hand that went up first; behind all others for a hand that is down. */
function placeOfHand(avatarId: string): number {
  const index = raisedHands.value.indexOf(avatarId);
  return index === -1 ? raisedHands.value.length + 1 : index + 1;
}

/** Who has come: scene, connection and, while a question is open, whether it is answered. */
export function TourRoster() {
  const people = members.value.filter(({ isBot }) => !isBot);
  const here = people.filter(({ connected }) => connected).length;
  const away = people.length - here;
  const bots = members.value.filter(({ isBot, connected }) => isBot && connected).length;
  if (members.value.length === 0) return <p class="hint">{t('tour:nobody-yet')}</p>;
  return (
    <div class="stack-close">
      <p>
        {t('tour:here', { count: here })}
        {away > 0 && <span class="hint"> · {t('tour:away', { count: away })}</span>}
        {bots > 0 && <span class="hint"> · {t('people:bots', { count: bots })}</span>}
      </p>
      <ul class="rows compact">
        {members.value.map((row) => (
          <RosterLine key={row.avatarId} row={row} />
        ))}
      </ul>
    </div>
  );
}

function RosterLine({ row }: { row: RosterRow }) {
  const isAsked = round.value?.phase === 'open';
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">
          <bdi>{row.name}</bdi>
        </p>
        <p class="hint">
          {[row.isBot && t('people:bot'), row.unit, sceneTitle(row.sceneId)].filter(Boolean).join(' · ')}
        </p>
        <PersonSigns person={row} />
        {row.hasHandUp && row.connected && (
          <p class="hint">{t('tour:hand-place', { place: placeOfHand(row.avatarId) })}</p>
        )}
        {isAsked && (
          <p class="signs">
            {row.hasAnswered && (
              <span class="tag done">
                <Icon name="check" />
                {t('tour:answered')}
              </span>
            )}
            {!row.hasAnswered && <span class="tag">{t('tour:not-answered')}</span>}
          </p>
        )}
      </div>
      <div class="list-row-actions">
        {row.hasHandUp && <LowerHand row={row} />}
        <WalkButton kind="avatar" id={row.avatarId} title={row.name} isSmall />
      </div>
    </li>
  );
}

function LowerHand({ row: { avatarId, name } }: { row: RosterRow }) {
  const lower = async () => {
    const answer = await ask('people.lower-hand', { avatarId });
    if (!answer.ok) showToast(refusalText(answer.reason), { tone: 'closed' });
  };
  return (
    <button type="button" class="button small" title={t('tour:lower-hand')} onClick={() => void lower()}>
      <Icon name="hand" />
      <span class="unseen">
        {t('tour:lower-hand')} {name}
      </span>
    </button>
  );
}
