import type { StayedBehind } from '@clearhall/shared-schema/tour/asks';
import { useSignal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection, nearExhibitId, publicHall, tour } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { exhibitTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { localised, refusalText, t } from '../ui/texts.ts';

type Gathered = { coming: number; stayed: readonly StayedBehind[] };

const commands = requestIds();

/** Calls the group to an exhibit, and says who comes and who could not. */
export function GatherForm() {
  const chosen = useSignal('');
  const busy = useSignal(false);
  const gathered = useSignal<Gathered | null>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const exhibits = publicHall.value?.exhibits ?? [];
  const exhibitId = chosen.value || nearExhibitId.value || exhibits[0]?.exhibitId || '';
  const gather = async () => {
    if (!exhibitId || busy.value) return;
    busy.value = true;
    const answer = await ask('tour.gather', { requestId: commands.idFor(exhibitId), exhibitId });
    commands.settle(exhibitId, answer.ok ? undefined : answer.reason);
    busy.value = false;
    problem.value = answer.ok ? null : answer.reason;
    gathered.value = answer.ok ? answer.value : null;
    if (answer.ok) announce(countsOf(answer.value));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void gather();
      }}
    >
      <div class="field">
        <label for="gather-at">{t('tour:gather-at')}</label>
        <select
          id="gather-at"
          class="select"
          value={exhibitId}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {exhibits.map((exhibit) => (
            <option key={exhibit.exhibitId} value={exhibit.exhibitId}>
              {localised(exhibit.title)}
            </option>
          ))}
        </select>
      </div>
      <button
        type="submit"
        class="button primary wide"
        aria-busy={busy.value}
        disabled={!exhibitId || connection.value !== 'here'}
      >
        <Icon name="gather" />
        {t('tour:gather')}
      </button>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      {gathered.value && <GatherResult gathered={gathered.value} />}
      {!gathered.value && tour.value?.stopExhibitId && (
        <p class="hint">{t('tour:last-stop', { title: exhibitTitle(tour.value.stopExhibitId) })}</p>
      )}
    </form>
  );
}

function GatherResult({ gathered }: { gathered: Gathered }) {
  return (
    <Notice
      tone={gathered.stayed.length === 0 ? 'done' : 'plain'}
      icon={gathered.stayed.length === 0 ? 'check' : 'info'}
      title={countsOf(gathered)}
    >
      {gathered.stayed.length > 0 && (
        <ul class="stayed">
          {gathered.stayed.map(({ avatarId, name, reason }) => (
            <li key={avatarId}>
              <bdi>{name}</bdi> — {reason === 'away' ? t('tour:stayed-away') : t('tour:stayed-gate')}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function countsOf({ coming, stayed }: Gathered): string {
  const comes = t('tour:coming', { count: coming });
  return stayed.length === 0 ? comes : `${comes}${t('ui:comma')}${t('tour:stayed', { count: stayed.length })}`;
}
