import { connection, me } from '../net/mirror.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { hideText, personQuestion, setBlocked } from './person-actions.ts';
import { PopoverMenu } from './popover-menu.tsx';
import { said } from './spoken.ts';

/**
 * What can be done about a person or, with `textId`, about what was written: report, block, and for moderators hide,
 * remove and ban. Nothing for oneself.
 */
export function PersonMenu(props: { avatarId: string; name: string; isBlocked: boolean; textId?: string }) {
  const { avatarId, name, isBlocked } = props;
  if (avatarId === me.value?.avatarId) return null;
  const label = props.textId ? t('people:menu-of-line', { name }) : t('people:menu-of', { name });
  const moderates = me.value?.moderates === true;
  return (
    <PopoverMenu
      name={label}
      buttonClass="button quiet small menu-button"
      face={
        <>
          <Icon name="more" />
          <span class="unseen">{label}</span>
        </>
      }
    >
      {(close) => {
        const textId = props.textId ?? said.peek().get(avatarId)?.textId ?? null;
        const then = (run: () => void) => () => {
          close();
          run();
        };
        return (
          <ul>
            <Item
              icon="flag"
              words={t('people:report')}
              onClick={then(() => {
                personQuestion.value = { kind: 'report', avatarId, name, textId };
              })}
            />
            <Item
              icon="block"
              words={isBlocked ? t('people:unblock') : t('people:block')}
              onClick={then(() => void setBlocked(avatarId, name, !isBlocked))}
            />
            {moderates && textId && (
              <Item icon="hide" words={t('moderation:hide')} onClick={then(() => void hideText(textId))} />
            )}
            {moderates && (
              <Item
                icon="exit"
                words={t('moderation:remove')}
                onClick={then(() => {
                  personQuestion.value = { kind: 'remove', avatarId, name };
                })}
              />
            )}
            {me.value?.role === 'moderator' && (
              <Item
                icon="shield"
                words={t('moderation:ban')}
                onClick={then(() => {
                  personQuestion.value = { kind: 'ban', avatarId, name };
                })}
              />
            )}
          </ul>
        );
      }}
    </PopoverMenu>
  );
}

function Item({ icon, words, onClick }: { icon: IconName; words: string; onClick: () => void }) {
  return (
    <li>
      <button type="button" class="menu-item" disabled={connection.value !== 'here'} onClick={onClick}>
        <Icon name={icon} />
        {words}
      </button>
    </li>
  );
}
