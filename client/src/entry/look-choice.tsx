import { LOOK_CHOICES, type LookLayer, lookOf, packedLook, rolledLook } from '@clearhall/shared-schema/avatar/look';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { figuresFailed, LookPicture, type LookView, loadFigures } from './look-picture.tsx';
import { choiceWord, layerWord, lookInWords } from './look-words.ts';

/** The layers in the order in which one dresses, and what of the figure shows the choice best. */
const LAYERS: readonly { layer: LookLayer; view: LookView }[] = [
  { layer: 'skin', view: 'head' },
  { layer: 'hair', view: 'head' },
  { layer: 'hairColour', view: 'head' },
  { layer: 'coat', view: 'trunk' },
  { layer: 'accessory', view: 'upper' },
];

/** The figure that one will be, as it stands in the hall; another one by chance, or chosen layer by layer. */
export function LookChoice({ look, onChoose }: { look: Signal<number>; onChoose?: (look: number) => void }) {
  useEffect(loadFigures, []);
  const choose = (packed: number) => {
    look.value = packed;
    onChoose?.(packed);
  };
  return (
    <fieldset class="looks">
      <legend class="label">{t('entry:look')}</legend>
      <div class="look-now">
        <LookPicture look={look.value} view="whole" />
        <p class="unseen" aria-live="polite">
          {lookInWords(look.value)}
        </p>
        <button type="button" class="button" onClick={() => choose(rolledLook(Math.random))}>
          <Icon name="again" />
          {t('entry:look-random')}
        </button>
      </div>
      <details class="folded fold">
        <summary>{t('entry:look-parts')}</summary>
        <div class="look-layers">
          {LAYERS.map(({ layer, view }) => (
            <LayerChoice key={layer} layer={layer} view={view} look={look.value} onChoose={choose} />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

type LayerProps = { layer: LookLayer; view: LookView; look: number; onChoose: (look: number) => void };

/** One layer as radio buttons, each a picture of oneself with it. */
function LayerChoice({ layer, view, look, onChoose }: LayerProps) {
  const chosen = lookOf(look);
  return (
    <fieldset class="look-layer">
      <legend>{layerWord(layer)}</legend>
      <div class="look-list">
        {Array.from({ length: LOOK_CHOICES[layer] }, (_, choice) => {
          const packed = packedLook({ ...chosen, [layer]: choice });
          return (
            <label key={`${layer}-${choice + 1}`} class="look">
              <input
                type="radio"
                name={`look-${layer}`}
                value={choice}
                checked={chosen[layer] === choice}
                onChange={() => onChoose(packed)}
              />
              {!figuresFailed.value && <LookPicture look={packed} view={view} />}
              <span class={figuresFailed.value ? 'look-name' : 'unseen'}>{choiceWord(layer, choice)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
