import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';

/** What there is to say of a person beside name and place: hand up, away, back soon, line lost, blocked. */
export function PersonSigns(props: {
  person: { connected: boolean; status: string; hasHandUp: boolean };
  isBlocked?: boolean;
}) {
  const { connected, status, hasHandUp } = props.person;
  if (connected && status === 'here' && !hasHandUp && !props.isBlocked) return null;
  return (
    <p class="signs">
      {hasHandUp && (
        <span class="tag hand-up">
          <Icon name="hand" />
          {t('people:hand-up')}
        </span>
      )}
      {!connected && (
        <span class="tag">
          <Icon name="warning" />
          {t('people:away')}
        </span>
      )}
      {connected && status !== 'here' && (
        <span class="tag">
          <Icon name="clock" />
          {status === 'away' ? t('people:status-away') : t('people:status-back-soon')}
        </span>
      )}
      {props.isBlocked && (
        <span class="tag closed">
          <Icon name="block" />
          {t('people:is-blocked')}
        </span>
      )}
    </p>
  );
}
