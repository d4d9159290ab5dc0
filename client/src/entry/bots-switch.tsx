import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { getJson, type HttpReason, postJson } from '../ui/requests.ts';
import { refusalText, t } from '../ui/texts.ts';

type Stand = { on: boolean | null };
const address = '/api/demonstration/bots';

/** The one switch of the demonstration's bots; nothing where there are none, or for who may not switch them. */
export function BotsSwitch() {
  const on = useSignal<boolean | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<HttpReason | null>(null);
  useEffect(() => {
    void getJson<Stand>(address).then((answer) => {
      if (answer.ok) on.value = answer.value.on;
    });
  }, []);
  const change = async () => {
    if (busy.value) return;
    busy.value = true;
    const answer = await postJson<Stand>(address, { on: !on.value });
    busy.value = false;
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) on.value = answer.value.on;
  };
  if (on.value === null) return null;
  return (
    <div class="stack">
      <button
        type="button"
        class="button wide"
        role="switch"
        aria-checked={on.value}
        aria-label={t('entry:bots')}
        aria-busy={busy.value}
        onClick={() => void change()}
      >
        <Icon name="walk" />
        {on.value ? t('entry:bots-on') : t('entry:bots-off')}
      </button>
      <p class="hint">{t('entry:bots-means')}</p>
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
    </div>
  );
}
