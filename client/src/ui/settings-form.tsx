import type { Signal } from '@preact/signals';
import { isLecturer } from '../net/mirror.ts';
import { coachDone, namesShown, soundIsOn, stickSide } from './settings.ts';
import './settings-form.css';
import { t } from './texts.ts';

/** What a person may choose for this device; each choice counts at once. */
export function SettingsForm() {
  return (
    <div class="settings-form">
      <h2>{t('settings:title')}</h2>
      <label class="setting-switch">
        <input
          type="checkbox"
          checked={soundIsOn.value}
          onChange={({ currentTarget }) => {
            soundIsOn.value = currentTarget.checked;
          }}
        />
        <span>
          {t('settings:sound')}
          <span class="hint">{t('settings:sound-means')}</span>
        </span>
      </label>
      <Choices
        name="names"
        title={t('settings:names')}
        chosen={namesShown}
        words={{ all: t('settings:names-all'), lecturer: t('settings:names-lecturer'), none: t('settings:names-none') }}
      />
      <div class="setting-stick">
        <Choices
          name="stick"
          title={t('settings:stick')}
          chosen={stickSide}
          words={{ left: t('settings:stick-left'), right: t('settings:stick-right') }}
        />
      </div>
      {!isLecturer.value && (
        <button
          type="button"
          class="button"
          popovertarget="settings"
          popovertargetaction="hide"
          onClick={() => {
            coachDone.value = 0;
          }}
        >
          {t('settings:coach-again')}
        </button>
      )}
    </div>
  );
}

function Choices<T extends string>(props: {
  name: string;
  title: string;
  chosen: Signal<T>;
  words: Readonly<Record<T, string>>;
}) {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {(Object.entries(props.words) as [T, string][]).map(([value, words]) => (
        <label key={value} class="setting-choice">
          <input
            type="radio"
            name={`setting-${props.name}`}
            value={value}
            checked={props.chosen.value === value}
            onChange={() => {
              props.chosen.value = value;
            }}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
