import { connection, mySceneId, publicHall, tour } from '../net/mirror.ts';
import { VoiceButton } from '../voice/voice-button.tsx';
import { sceneTitle } from './hall-words.ts';
import { Icon } from './icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SettingsButton } from './settings-button.tsx';
import { localised, t } from './texts.ts';

/** Where one is and who leads; voice, language, the way out. */
export function TopBar() {
  const hall = publicHall.value;
  const scene = sceneTitle(mySceneId.value);
  return (
    <header class="top-bar">
      <div class="top-bar-place">
        <Icon name="arch" />
        <div>
          <h1>{hall ? localised(hall.title) : t('ui:product')}</h1>
          <p class="top-bar-scene">{scene || t('hall:no-scene-yet')}</p>
        </div>
      </div>
      <TourChip />
      <div class="top-bar-actions">
        {connection.value === 'here' && <VoiceButton />}
        <SettingsButton />
        <LanguageSwitch />
        <a class="button quiet leave" href="/">
          <Icon name="exit" />
          <span>{t('hall:leave')}</span>
        </a>
      </div>
    </header>
  );
}

function TourChip() {
  const now = tour.value;
  if (!now?.tourId) return null;
  return (
    <p class="tour-chip">
      <Icon name="flag" />
      <span>{now.isClosed ? t('tour:closed-short') : t('tour:led-by', { name: now.lecturerName })}</span>
    </p>
  );
}
