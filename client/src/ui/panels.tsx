import { effect } from '@preact/signals';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { tellWatch } from '../attendance/tell-watch.ts';
import { ExhibitPanel } from '../exhibit/exhibit-panel.tsx';
import { watchLooking } from '../exhibit/exhibit-progress.ts';
import { GatePanel } from '../gate/gate-panel.tsx';
import { connection, isLecturer, mySceneId, publicHall, tour } from '../net/mirror.ts';
import { ActionBar } from '../people/action-bar.tsx';
import { watchChat } from '../people/chat.ts';
import { OverHeadsPlace } from '../people/over-heads-place.tsx';
import { watchOwnSigns } from '../people/own-signs.ts';
import { takePeopleKeys } from '../people/people-keys.ts';
import { PersonDialog } from '../people/person-dialog.tsx';
import { watchPapers } from '../quiz/papers.ts';
import { watchRound } from '../quiz/round-watch.ts';
import { watchTour } from '../tour/tour-watch.ts';
import { Announcer, announce } from './announcer.tsx';
import { CoachPlace } from './coach-place.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { OpenDrawer, Rail } from './drawer.tsx';
import { sceneTitle } from './hall-words.ts';
import { i18nextTexts } from './i18next-texts.ts';
import { later } from './later.tsx';
import { MinimapPlate } from './minimap-plate.tsx';
import { closeDrawer, closePanel, isNarrow, narrow, openDrawer, openPanel } from './open-panel.ts';
import { PromptBar } from './prompt-bar.tsx';
import { placeStick, rememberSettings } from './settings.ts';
import { watchSound } from './sound-watch.ts';
import { loadTexts, localised, t } from './texts.ts';
import { TopBar } from './top-bar.tsx';
import { ViewVeil } from './view-veil.tsx';

const BoardLater = later(async () => (await import('../board/board-panel.tsx')).BoardPanel);

const RoundPanel = later(async () => (await import('../quiz/round-panel.tsx')).RoundPanel);
const PaperPanel = later(async () => (await import('../quiz/paper-panel.tsx')).PaperPanel);

/** Puts all panels of the hall page into `root`, once the texts of the language are there. */
export function mountPanels(root: HTMLElement): void {
  void loadTexts(i18nextTexts()).then(() => render(<Panels />, root));
}

function Panels() {
  useEffect(() => {
    const stops = [
      watchRound(),
      watchLooking(),
      watchPapers(),
      watchTour(),
      watchScene(),
      watchTitle(),
      openConsoleOnce(),
      closeByEscape(),
      rememberSettings(),
      watchSound(),
      watchOwnSigns(),
      tellWatch(),
      watchChat(),
      takePeopleKeys(window),
      placeStick(document.documentElement),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <>
      <ViewVeil />
      <OverHeadsPlace />
      <TopBar />
      <ConnectionBanner />
      <main class="hall-main" tabIndex={-1} inert={connection.value === 'lost' || connection.value === 'replaced'}>
        <Rail />
        <OpenDrawer />
        <MinimapPlate />
        <div class="hall-foot">
          <CoachPlace />
          <PromptBar />
          {!narrow.value && <ActionBar />}
        </div>
        {narrow.value && <ActionBar />}
        <SidePanel />
      </main>
      <PersonDialog />
      <Announcer />
    </>
  );
}

function SidePanel() {
  const open = openPanel.value;
  if (!open) return null;
  const takesFocus = open.by === 'person';
  if (open.kind === 'exhibit') {
    return <ExhibitPanel key={open.exhibitId} exhibitId={open.exhibitId} takesFocus={takesFocus} />;
  }
  if (open.kind === 'board') return <BoardLater />;
  if (open.kind === 'paper') return <PaperPanel />;
  if (open.kind === 'gate') return <GatePanel key={open.gateId} gateId={open.gateId} takesFocus={takesFocus} />;
  return <RoundPanel takesFocus={takesFocus} />;
}

function watchScene(): () => void {
  return effect(() => {
    const title = sceneTitle(mySceneId.value);
    if (title) announce(t('hall:in-scene', { title }));
  });
}

function watchTitle(): () => void {
  return effect(() => {
    const hall = publicHall.value;
    const scene = sceneTitle(mySceneId.value);
    document.title = [scene, hall ? localised(hall.title) : '', t('ui:product')].filter(Boolean).join(' · ');
  });
}

/** Escape closes the panel, then the list, also while nothing in them has the focus. */
function closeByEscape(): () => void {
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector(':modal, :popover-open')) return;
    if (openPanel.peek()) closePanel();
    else closeDrawer();
  };
  addEventListener('keydown', close);
  return () => removeEventListener('keydown', close);
}

/** A lecturer's console stands open from the beginning where there is room for it. */
function openConsoleOnce(): () => void {
  let isDone = false;
  return effect(() => {
    if (isDone || !isLecturer.value || !tour.value || tour.value.isClosed) return;
    isDone = true;
    if (!isNarrow() && openDrawer.peek() === null) openDrawer.value = 'tour';
  });
}
