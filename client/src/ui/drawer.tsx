import type { ComponentType } from 'preact';
import { ExhibitList } from '../exhibit/exhibit-list.tsx';
import { SceneList } from '../gate/scene-list.tsx';
import { isLecturer, me, round, tour } from '../net/mirror.ts';
import { ChatPanel } from '../people/chat-panel.tsx';
import { PeopleList } from '../people/people-list.tsx';
import { papers } from '../quiz/papers.ts';
import { Icon, type IconName } from './icons.tsx';
import { later } from './later.tsx';
import { Minimap } from './minimap-plate.tsx';
import {
  closeDrawer,
  closePanel,
  type DrawerName,
  narrow,
  openDrawer,
  openPanel,
  showPanel,
  toggleDrawer,
} from './open-panel.ts';
import { Panel } from './panel.tsx';
import { t } from './texts.ts';

const LecturerConsole = later(async () => (await import('../tour/lecturer-console.tsx')).LecturerConsole);
const ModerationDesk = later(async () => (await import('../people/moderation-desk.tsx')).ModerationDesk);
const PaperList = later(async () => (await import('../quiz/paper-list.tsx')).PaperList);

type Drawer = { name: DrawerName; icon: IconName; list: ComponentType };

const drawers: readonly Drawer[] = [
  { name: 'tour', icon: 'flag', list: LecturerConsole },
  { name: 'scenes', icon: 'arch', list: SceneList },
  { name: 'exhibits', icon: 'frame', list: ExhibitList },
  { name: 'papers', icon: 'paper', list: PaperList },
  { name: 'people', icon: 'people', list: PeopleList },
  { name: 'chat', icon: 'chat', list: ChatPanel },
  { name: 'moderation', icon: 'shield', list: ModerationDesk },
  { name: 'map', icon: 'map', list: Minimap },
];

/** The buttons of the lists: a rail at the left, a bar at the bottom of a phone. */
export function Rail() {
  const leads = isLecturer.value && tour.value !== null;
  return (
    <nav class="rail" aria-label={t('hall:lists')}>
      <ul>
        {drawers
          .filter(({ name }) => isInRail(name, leads))
          .map(({ name, icon }) => (
            <li key={name}>
              <button
                type="button"
                class="rail-button"
                aria-expanded={openDrawer.value === name}
                onClick={() => toggleDrawer(name)}
              >
                <Icon name={icon} />
                <span>{t(`hall:list-${name}`)}</span>
              </button>
            </li>
          ))}
        <RoundButton />
      </ul>
    </nav>
  );
}

/** The chat is opened from the bar of what one can do; the map has its corner where there is room for one. */
function isInRail(name: DrawerName, leads: boolean): boolean {
  if (name === 'tour') return leads;
  if (name === 'map') return narrow.value;
  if (name === 'papers') return (papers.value?.length ?? 0) > 0;
  return name === 'moderation' ? me.value?.moderates === true : name !== 'chat';
}

/** The group question, as long as there is one, for those who answer or watch. */
function RoundButton() {
  if (!round.value || isLecturer.value) return null;
  const isOpen = openPanel.value?.kind === 'round';
  return (
    <li>
      <button
        type="button"
        class="rail-button"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? closePanel() : showPanel({ kind: 'round', by: 'person' }))}
      >
        <Icon name="question" />
        <span>{t('quiz:question')}</span>
      </button>
    </li>
  );
}

/** The open list; nothing when all are closed. */
export function OpenDrawer() {
  const drawer = drawers.find(({ name }) => name === openDrawer.value);
  if (!drawer) return null;
  const List = drawer.list;
  return (
    <Panel
      key={drawer.name}
      title={t(`hall:list-${drawer.name}-title`)}
      icon={drawer.icon}
      class={`drawer drawer-${drawer.name}`}
      takesFocus={!openedByItself(drawer.name)}
      onClose={closeDrawer}
    >
      <List />
      {(drawer.name === 'people' || drawer.name === 'papers') && <OwnRecordLink />}
    </Panel>
  );
}

/** The way to what one has done so far. */
function OwnRecordLink() {
  return (
    <p class="panel-actions">
      <a class="button small" href="/learn.html">
        <Icon name="book" />
        {t('learn:title')}
      </a>
    </p>
  );
}

/** The console opens by itself for a lecturer who comes in; then the focus stays where it is. */
function openedByItself(name: DrawerName): boolean {
  return name === 'tour' && document.activeElement === document.body;
}
