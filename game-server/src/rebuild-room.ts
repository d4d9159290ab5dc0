import type { HallPlugin } from './hall-plugin.ts';
import type { RoomWorld } from './room-world.ts';
import type { Services } from './services.ts';

type Rebuilt = Pick<HallPlugin, 'rebuiltFrom' | 'rebuild'>;

/**
 * Makes a room again whose process ended: its features, in their order, take up what its events amount to, and who
 * comes back stands where they stood. Rejects when the database does not answer.
 */
export async function rebuildRoom(world: RoomWorld, services: Services, features: readonly Rebuilt[]): Promise<void> {
  const kinds = new Set(features.flatMap((feature) => feature.rebuiltFrom()));
  world.keptPlaces = await services.lastPlaces.of(world.roomId);
  const events = kinds.size > 0 ? await services.roomEvents.of(world.roomId, [...kinds]) : [];
  for (const feature of features) await feature.rebuild(events);
}
