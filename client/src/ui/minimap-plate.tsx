import { hallMap } from '../net/mirror.ts';
import { Icon } from './icons.tsx';
import { later } from './later.tsx';
import './minimap-plate.css';
import { narrow, openPanel } from './open-panel.ts';
import { mapIsOpen } from './settings.ts';
import { t } from './texts.ts';

/** The map of the hall, fetched when it is first shown. */
export const Minimap = later(async () => (await import('./minimap.tsx')).Minimap);

/** The map in the upper corner, which makes room for a panel; a phone has it among the lists. */
export function MinimapPlate() {
  if (narrow.value || openPanel.value || !hallMap.value) return null;
  return (
    <details
      class="map-plate"
      open={mapIsOpen.value}
      onToggle={({ currentTarget }) => {
        mapIsOpen.value = currentTarget.open;
      }}
    >
      <summary>
        <Icon name="map" />
        {t('map:map')}
      </summary>
      {mapIsOpen.value && <Minimap />}
    </details>
  );
}
