import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import type { HallView, ViewInput } from '../avatar/hall-view.ts';
import type { World } from '../avatar/world.ts';
import { loadHallPictures } from './hall-pictures.ts';
import type { OpenPicture } from './picture.ts';

/** The hall from above, drawn into `host`. The engine is loaded only where the browser has WebGL. */
export function hallView2d(host: HTMLElement, hall: PublicHall): HallView {
  let open: OpenPicture | null = null;
  return {
    async start(world: World, input: ViewInput): Promise<void> {
      if (!hasWebGl()) throw new Error('This browser has no WebGL.');
      const [pictures, { openPicture }] = await Promise.all([loadHallPictures(hall), import('./picture.ts')]);
      open = await openPicture(host, world, pictures, input);
    },
    project: (place) => open?.project(place) ?? null,
    stop(): void {
      open?.close();
      open = null;
    },
  };
}

function hasWebGl(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
