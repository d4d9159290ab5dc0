import { SceneProgress } from '../exhibit/scene-progress.tsx';
import { isLecturer, mySceneId, publicHall, tour } from '../net/mirror.ts';
import { gateTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { showPanel } from '../ui/open-panel.ts';
import { localised, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { gateStep } from './gate-desk.ts';
import { isPassed, lockedToMe } from './gate-watch.ts';
import { LetThrough } from './let-through.tsx';

/** All scenes of the hall and all its doors; a closed scene names the door to answer at. */
export function SceneList() {
  const hall = publicHall.value;
  if (!hall) return null;
  return (
    <div class="stack">
      <ul class="rows">
        {hall.scenes.map((scene) => (
          <SceneRow
            key={scene.sceneId}
            sceneId={scene.sceneId}
            title={localised(scene.title)}
            intro={localised(scene.intro)}
          />
        ))}
      </ul>
      {hall.gates.length > 0 && (
        <section class="stack-close">
          <h3 class="list-heading">{t('gate:doors')}</h3>
          <p class="hint">
            {t('gate:doors-open', {
              open: hall.gates.filter(({ gateId }) => isPassed(gateId)).length,
              count: hall.gates.length,
            })}
          </p>
          <ul class="rows">
            {hall.gates.map((gate) => (
              <GateRow key={gate.gateId} gateId={gate.gateId} title={localised(gate.title)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SceneRow({ sceneId, title, intro }: { sceneId: string; title: string; intro: string }) {
  const gateId = lockedToMe.value.get(sceneId);
  const isHere = mySceneId.value === sceneId;
  return (
    <li class="list-row" aria-current={isHere ? 'location' : undefined}>
      <div class="list-row-words">
        <p class="list-row-title">{title}</p>
        <p class="hint">{intro}</p>
        <SceneProgress sceneId={sceneId} />
        {isHere && (
          <p class="tag done">
            <Icon name="check" />
            {t('gate:you-are-here')}
          </p>
        )}
        {gateId && (
          <p class="closed-words">
            <Icon name="lock" />
            {t('gate:closed-until', { title: gateTitle(gateId) })}
          </p>
        )}
      </div>
      <div class="list-row-actions">
        {gateId ? (
          <WalkButton kind="gate" id={gateId} title={gateTitle(gateId)} label={t('gate:go-to-door')} />
        ) : (
          !isHere && <WalkButton kind="scene" id={sceneId} title={title} />
        )}
        <button type="button" class="button small" onClick={() => showPanel({ kind: 'board', sceneId, by: 'person' })}>
          <Icon name="chat" />
          {t('board:open')}
          <span class="unseen">{title}</span>
        </button>
      </div>
    </li>
  );
}

function GateRow({ gateId, title }: { gateId: string; title: string }) {
  const passed = isPassed(gateId);
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">{title}</p>
        <p class={`tag ${passed ? 'done' : 'closed'}`}>
          <Icon name={passed ? 'check' : 'lock'} />
          {passed ? t('gate:open-to-you') : t('gate:closed')}
        </p>
        {!passed && <HowFar gateId={gateId} />}
      </div>
      <div class="list-row-actions">
        {!passed && (
          <button type="button" class="button small" onClick={() => showPanel({ kind: 'gate', gateId, by: 'person' })}>
            <Icon name="question" />
            {t('gate:answer')}
            <span class="unseen">{title}</span>
          </button>
        )}
        <WalkButton kind="gate" id={gateId} title={title} />
        {isLecturer.value && tour.value?.isClosed === false && <LetThrough gateId={gateId} title={title} />}
      </div>
    </li>
  );
}

/** How many right answers one has given at a door that asks for several. */
function HowFar({ gateId }: { gateId: string }) {
  const now = gateStep(gateId);
  const counts = now.step === 'question' ? now.asked : now.step === 'result' ? now.result : null;
  if (!counts || counts.needed <= 1) return null;
  return <p class="hint">{t('gate:right-of', { right: counts.right, needed: counts.needed })}</p>;
}
