import type { PublicModel } from '@clearhall/shared-schema/pack/public-pack';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';
import { FIRST_VIEW, MODEL_ZOOM_STEP, type ModelView, sideSeen, TURN_STEP, viewedBy } from './model-turn.ts';
import { fileUrl } from './picture.tsx';
import { type StageState, useModelStage } from './use-model-stage.ts';

/**
 * An object to turn round by dragging, keys and buttons. Its picture stands in until it is there, and where nothing can
 * be drawn in three dimensions; with little data to spare, the object comes when asked for.
 */
export function Model({ model }: { model: PublicModel }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hintId = useId();
  const { state, view, turn, attempt, load } = useModelStage({ frame, canvas, url: fileUrl(model.file) });
  const isShown = state === 'shown';
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShown || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const change = changeByKey(event.key);
    if (!change) return;
    event.preventDefault();
    turn(change);
  };
  return (
    <figure class="model">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this frame is turned by keys */}
      <div
        ref={frame}
        class="model-frame"
        role="group"
        aria-label={t('exhibit:model-frame')}
        aria-describedby={hintId}
        tabIndex={isShown ? 0 : undefined}
        onKeyDown={onKeyDown}
      >
        <img src={fileUrl(model.poster.file)} alt={localised(model.poster.alt)} hidden={isShown} />
        <canvas key={attempt} ref={canvas} hidden={!isShown} role="img" aria-label={localised(model.poster.alt)} />
      </div>
      {isShown && <ModelControls view={view} turn={turn} />}
      {!isShown && <ModelState state={state} load={load} />}
      <figcaption class="hint" id={hintId}>
        {isShown && `${t('exhibit:model-hint')} `}
        {t('exhibit:licence', { licence: model.licence })}
      </figcaption>
    </figure>
  );
}

function ModelState({ state, load }: { state: StageState; load: () => void }) {
  if (state === 'loading') return <p class="hint">{t('exhibit:model-loading')}</p>;
  if (state === 'no-webgl') return <p class="hint">{t('exhibit:model-no-webgl')}</p>;
  return (
    <div class="stack-close" role={state === 'failed' ? 'alert' : undefined}>
      <p class="hint">{state === 'failed' ? t('exhibit:model-failed') : t('exhibit:model-asked')}</p>
      <button type="button" class="button small" onClick={load}>
        <Icon name="again" />
        {state === 'failed' ? t('ui:try-again') : t('exhibit:model-load')}
      </button>
    </div>
  );
}

type Change = (before: ModelView) => ModelView;

const by =
  (round: number, above: number, factor?: number): Change =>
  (before) =>
    viewedBy(before, round, above, factor);
const changes: Record<string, Change> = {
  ArrowLeft: by(-TURN_STEP, 0),
  ArrowRight: by(TURN_STEP, 0),
  ArrowUp: by(0, TURN_STEP),
  ArrowDown: by(0, -TURN_STEP),
  '+': by(0, 0, MODEL_ZOOM_STEP),
  '-': by(0, 0, 1 / MODEL_ZOOM_STEP),
  '0': () => FIRST_VIEW,
};

function changeByKey(key: string): Change | undefined {
  return changes[key === '=' ? '+' : key];
}

function ModelControls({ view, turn }: { view: ModelView; turn: (change: Change) => void }) {
  const press = (key: string) => () => turn(changeByKey(key) ?? ((before) => before));
  return (
    <div class="zoom-controls">
      <TurnButton name="left" text={t('exhibit:turn-left')} onClick={press('ArrowLeft')} />
      <TurnButton name="right" text={t('exhibit:turn-right')} onClick={press('ArrowRight')} />
      <TurnButton name="up" text={t('exhibit:turn-up')} onClick={press('ArrowUp')} />
      <TurnButton name="down" text={t('exhibit:turn-down')} onClick={press('ArrowDown')} />
      <TurnButton name="plus" text={t('exhibit:zoom-in')} onClick={press('+')} />
      <TurnButton name="minus" text={t('exhibit:zoom-out')} onClick={press('-')} />
      <button type="button" class="button small" onClick={press('0')}>
        {t('exhibit:model-reset')}
      </button>
      <output class="hint">{t('exhibit:model-seen', { side: t(`exhibit:side-${sideSeen(view)}`) })}</output>
    </div>
  );
}

function TurnButton({ name, text, onClick }: { name: IconName; text: string; onClick: () => void }) {
  return (
    <button type="button" class="button small" onClick={onClick}>
      <Icon name={name} />
      <span class="unseen">{text}</span>
    </button>
  );
}
