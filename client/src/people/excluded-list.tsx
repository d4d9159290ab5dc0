import type { Excluded } from '@clearhall/shared-schema/people/moderation-asks';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection } from '../net/mirror.ts';
import { showToast } from '../ui/announcer.tsx';
import { hourAndMinute } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { personQuestion } from './person-actions.ts';

const refreshMs = 10_000;
const commands = requestIds();

/** Who cannot enter now, and the way to let somebody in again. */
export function ExcludedList() {
  const excluded = useSignal<readonly Excluded[] | null>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const look = async () => {
    const answer = await ask('moderation.excluded', {});
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) excluded.value = answer.value.excluded;
  };
  // A dialog that closes may have kept somebody out.
  const isAsked = personQuestion.value !== null;
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), refreshMs);
    return () => clearInterval(timer);
  }, [isAsked]);
  const lift = async ({ exclusionId, name }: Excluded) => {
    const answer = await ask('moderation.lift', { requestId: commands.idFor(exclusionId), exclusionId });
    commands.settle(exclusionId, answer.ok ? undefined : answer.reason);
    const isLifted = answer.ok || answer.reason === 'no-such-exclusion';
    showToast(isLifted ? t('moderation:lifted', { name }) : refusalText(answer.ok ? '' : answer.reason), {
      tone: isLifted ? 'done' : 'closed',
    });
    await look();
  };
  return (
    <section class="console-section">
      <h3>
        <Icon name="shield" />
        {t('moderation:excluded')}
      </h3>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      {excluded.value === null && !problem.value && <Waiting text={t('ui:loading')} />}
      {excluded.value?.length === 0 && <p class="hint">{t('moderation:nobody-excluded')}</p>}
      <ul class="rows compact">
        {excluded.value?.map((one) => (
          <li key={one.exclusionId} class="list-row">
            <div class="list-row-words">
              <p class="list-row-title">
                <bdi>{one.name}</bdi>
              </p>
              <p class="hint">
                {one.until === null
                  ? t('moderation:banned-state')
                  : t('moderation:removed-state', { time: hourAndMinute(new Date(one.until).toISOString()) })}{' '}
                · <bdi>{one.byName}</bdi>
              </p>
            </div>
            <button
              type="button"
              class="button small"
              disabled={connection.value !== 'here'}
              onClick={() => void lift(one)}
            >
              {t('moderation:lift')} <span class="unseen">{one.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
