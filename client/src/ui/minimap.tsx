import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { presentWorld } from '../avatar/present-world.ts';
import { sceneOfExhibit } from '../exhibit/exhibit-places.ts';
import { isSeen } from '../exhibit/exhibit-progress.ts';
import { countSeen } from '../exhibit/look-rules.ts';
import { isPassed, lockedToMe } from '../gate/gate-watch.ts';
import { hallMap, me, mySceneId, roster, tour } from '../net/mirror.ts';
import { showToast } from './announcer.tsx';
import { gateTitle, sceneTitle } from './hall-words.ts';
import { Icon } from './icons.tsx';
import './minimap.css';
import { type MapMarks, marksOf } from './minimap-marks.ts';
import { countsByScene, type MinimapShape, minimapShape, type Share } from './minimap-shape.ts';
import { t } from './texts.ts';
import { walkAndTell } from './walk-button.tsx';

/** How often it is looked where everybody is. */
const LOOK_MS = 250;

/**
 * The map of the hall: a button for each scene that walks there, and over them doors, people and oneself for the eye.
 * As long as it is shown, it looks four times a second where people are.
 */
export function Minimap() {
  const map = hallMap.value;
  const shape = useComputed(() => (hallMap.value ? minimapShape(hallMap.value) : null)).value;
  const counts = useComputed(() => (tour.value?.tourId ? countsByScene(roster.value.values()) : null)).value;
  if (!map || !shape) return null;
  const { x, y, width, height } = shape.frame;
  return (
    <div class="minimap">
      <div class="minimap-sheet" style={{ aspectRatio: `${width} / ${height}` }}>
        <ul aria-label={t('map:scenes')}>
          {shape.scenes.map(({ sceneId, share, titleAt }) => (
            <Scene key={sceneId} sceneId={sceneId} share={share} titleAt={titleAt} count={counts?.get(sceneId) ?? 0} />
          ))}
        </ul>
        <svg viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true" focusable="false">
          <Exhibits tilesPerMark={width / 80} />
          <Doors shape={shape} />
          <People tilesPerMark={width / 80} />
        </svg>
      </div>
      <Legend />
    </div>
  );
}

function Scene(props: { sceneId: string; share: Share; titleAt: 'top' | 'bottom'; count: number }) {
  const { sceneId, count } = props;
  const title = sceneTitle(sceneId);
  const gateId = lockedToMe.value.get(sceneId);
  const isHere = mySceneId.value === sceneId;
  const isLecturerHere = [...roster.value.values()].some(
    (row) => row.role === 'lecturer' && row.connected && row.sceneId === sceneId && row.avatarId !== me.value?.avatarId,
  );
  const go = () => {
    if (gateId) return sayClosed(title, gateId);
    void walkAndTell('scene', sceneId, title);
  };
  const { left, top, width, height } = props.share;
  return (
    <li style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}>
      <button
        type="button"
        class={`minimap-scene title-${props.titleAt} ${gateId ? 'closed' : ''}`}
        aria-current={isHere ? 'location' : undefined}
        onClick={go}
      >
        <span class="minimap-title">
          {gateId && <Icon name="lock" />}
          {title}
          {gateId && <span class="unseen">{t('gate:closed')}</span>}
        </span>
        <span class="minimap-signs">
          <SeenHere sceneId={sceneId} />
          {isLecturerHere && <Icon name="flag" />}
          {isLecturerHere && <span class="unseen">{t('map:lecturer-here')}</span>}
          {count > 0 && (
            <span class="minimap-count">
              <Icon name="people" />
              <span aria-hidden="true">{count}</span>
              <span class="unseen">{t('map:group-here', { count })}</span>
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** How many exhibits of a scene one has seen. */
function SeenHere({ sceneId }: { sceneId: string }) {
  const here = (hallMap.value?.exhibits ?? []).map(({ exhibitId }) => exhibitId);
  const ids = here.filter((exhibitId) => sceneOfExhibit(exhibitId) === sceneId);
  if (ids.length === 0) return null;
  const seen = countSeen(ids, isSeen);
  return (
    <span class="minimap-count">
      <Icon name={seen === ids.length ? 'check' : 'frame'} />
      <span aria-hidden="true">{`${seen}/${ids.length}`}</span>
      <span class="unseen">{t('exhibit:scene-seen', { seen, all: ids.length })}</span>
    </span>
  );
}

/** A closed scene is not walked to: says which door to answer at, and offers the way to it. */
function sayClosed(title: string, gateId: string): void {
  const door = gateTitle(gateId);
  showToast(t('map:closed-until', { title, door }), {
    tone: 'closed',
    action: { label: t('gate:go-to-door'), run: () => void walkAndTell('gate', gateId, door) },
  });
}

/** A ring where an exhibit stands; with a tick in it once one has seen it. */
function Exhibits({ tilesPerMark }: { tilesPerMark: number }) {
  return (
    <>
      {hallMap.value?.exhibits.map(({ exhibitId, x, y }) => {
        const isDone = isSeen(exhibitId);
        return (
          <g
            key={exhibitId}
            class={`minimap-exhibit ${isDone ? 'seen' : ''}`}
            transform={`translate(${x} ${y}) scale(${tilesPerMark})`}
          >
            <circle r={isDone ? 1.2 : 0.9} />
            {isDone && <path d="m-.6 0 .4.5.8-1" />}
          </g>
        );
      })}
    </>
  );
}

function Doors({ shape }: { shape: MinimapShape }) {
  const scale = shape.frame.width / 80;
  return (
    <>
      {shape.gates.map(({ gateId, middle }) => {
        const isOpen = isPassed(gateId);
        return (
          <g
            key={gateId}
            class={`minimap-door ${isOpen ? 'open' : 'closed'}`}
            transform={`translate(${middle.x} ${middle.y}) scale(${scale})`}
          >
            <circle r="2.3" />
            <path d={isOpen ? 'm-1 .1.8.8 1.4-1.7' : 'M-1-.1h2v1.3h-2zM-.6-.1v-.5a.6.6 0 0 1 1.2 0v.5'} />
          </g>
        );
      })}
    </>
  );
}

/** Everybody in sight, the lecturer under a pennant, and oneself as an arrow. */
function People({ tilesPerMark }: { tilesPerMark: number }) {
  const marks = useSignal<MapMarks | null>(null);
  useEffect(() => {
    const look = () => {
      const world = presentWorld.peek();
      const next = world && !document.hidden ? marksOf(world.shown.values()) : marks.peek();
      if (JSON.stringify(next) !== JSON.stringify(marks.peek())) marks.value = next;
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  if (!marks.value) return null;
  const { others, lecturer, self } = marks.value;
  const scale = tilesPerMark;
  return (
    <>
      {others && <path class="minimap-others" d={others} stroke-width={1.5 * scale} />}
      {lecturer && (
        <path
          class="minimap-lecturer"
          d="M-.4.6V-3.6M-.4-3.6c1.4-.7 1.8.6 3.2 0v2c-1.4.6-1.8-.7-3.2 0"
          transform={`translate(${lecturer.x} ${lecturer.y}) scale(${scale})`}
        />
      )}
      {self && (
        <path
          class="minimap-self"
          d="M2.2 0-1.6 1.7-.8 0-1.6-1.7Z"
          transform={`translate(${self.x} ${self.y}) rotate(${self.facing * 45}) scale(${scale})`}
        />
      )}
    </>
  );
}

/** What the marks mean; said of the buttons in words, so it is for the eye only. */
function Legend() {
  return (
    <ul class="minimap-legend" aria-hidden="true">
      <li>
        <svg viewBox="-3 -3 6 6" aria-hidden="true" focusable="false">
          <path class="minimap-self" d="M0-2.2 1.7 1.6 0 .8-1.7 1.6Z" />
        </svg>
        {t('map:legend-you')}
      </li>
      <li>
        <svg viewBox="-3 -3 6 6" aria-hidden="true" focusable="false">
          <circle class="minimap-dot" r="1.6" />
        </svg>
        {t('map:legend-others')}
      </li>
      {tour.value?.tourId && (
        <li>
          <svg viewBox="-2 -4.4 6 6" aria-hidden="true" focusable="false">
            <path class="minimap-lecturer" d="M-.4.6V-3.6M-.4-3.6c1.4-.7 1.8.6 3.2 0v2c-1.4.6-1.8-.7-3.2 0" />
          </svg>
          {t('map:legend-lecturer')}
        </li>
      )}
    </ul>
  );
}
