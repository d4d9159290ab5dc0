import { computed } from '@preact/signals';
import { me, type RosterRow, roster, round } from '../net/mirror.ts';
import { sceneTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';

/** The members of the tour without the lecturer, in the order of their names. */
export const members = computed<readonly RosterRow[]>(() =>
  [...roster.value.values()]
    .filter(({ avatarId, role }) => avatarId !== me.value?.avatarId && role !== 'lecturer')
    .sort((a, b) => a.name.localeCompare(b.name)),
);

/** Who has come: scene, connection and, while a question is open, whether it is answered. */
export function TourRoster() {
  const here = members.value.filter(({ connected }) => connected).length;
  const away = members.value.length - here;
  if (members.value.length === 0) return <p class="hint">{t('tour:nobody-yet')}</p>;
  return (
    <div class="stack-close">
      <p>
        {t('tour:here', { count: here })}
        {away > 0 && <span class="hint"> · {t('tour:away', { count: away })}</span>}
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
        <p class="hint">{[row.unit, sceneTitle(row.sceneId)].filter(Boolean).join(' · ')}</p>
        {(isAsked || !row.connected) && (
          <p class="signs">
            {!row.connected && (
              <span class="tag">
                <Icon name="clock" />
                {t('people:away')}
              </span>
            )}
            {isAsked && row.hasAnswered && (
              <span class="tag done">
                <Icon name="check" />
                {t('tour:answered')}
              </span>
            )}
            {isAsked && !row.hasAnswered && <span class="tag">{t('tour:not-answered')}</span>}
          </p>
        )}
      </div>
      <div class="list-row-actions">
        <WalkButton kind="avatar" id={row.avatarId} title={row.name} isSmall />
      </div>
    </li>
  );
}
