import type { MapGate } from '@clearhall/shared-schema/map/hall-map';
import type * as Phaser from 'phaser';
import type { HallPictures } from './hall-pictures.ts';
import { ART_PX, type Stage, standingDepth } from './stage.ts';

type Door = { isOpen: boolean | null; image: Phaser.GameObjects.Image; closed: string; open: string };

/** The doors of the hall, shown closed or open by one's own passes. */
export class GateDoors {
  readonly #stage: Stage;
  readonly #doors: Door[];

  constructor(stage: Stage, pictures: HallPictures) {
    this.#stage = stage;
    this.#doors = stage.world.map.gates.flatMap((gate) => this.#hang(gate, pictures));
  }

  /** Opens and closes what one's passes say. */
  show(): void {
    const { passes } = this.#stage.world;
    for (const [index, door] of this.#doors.entries()) {
      const isOpen = (passes & (1 << index)) !== 0;
      if (isOpen === door.isOpen) continue;
      door.isOpen = isOpen;
      door.image.setTexture(isOpen ? door.open : door.closed);
    }
  }

  #hang(gate: MapGate, pictures: HallPictures): Door[] {
    const { scene } = this.#stage;
    const ending = gate.width === 3 ? '' : `-${gate.width}`;
    const closed = this.#cut(`gate-closed${ending}`, gate, pictures, '#7a2f2a');
    const open = this.#cut(`gate-open${ending}`, gate, pictures, '');
    const footY = gate.y + gate.height;
    const image = scene.add.image(gate.x * ART_PX, footY * ART_PX, closed).setOrigin(0, 1);
    image.setDepth(standingDepth(footY));
    return [{ isOpen: null, image, closed, open }];
  }

  /** A picture of a door cut out of the tiles; a plain one of the gate's width where the tiles have none. */
  #cut(name: string, gate: MapGate, { pieces, tilesets }: HallPictures, colour: string): string {
    const { textures } = this.#stage.scene;
    const key = `door-${name}`;
    if (textures.exists(key)) return key;
    const piece = pieces.get(name);
    const set = tilesets[0];
    const columns = piece?.columns ?? gate.width;
    const rows = piece?.rows ?? 2;
    const texture = textures.createCanvas(key, columns * ART_PX, rows * ART_PX);
    if (!texture) return key;
    if (piece && set) {
      const [width, height] = [columns * ART_PX, rows * ART_PX];
      const from = [piece.column * ART_PX, piece.row * ART_PX] as const;
      texture.context.drawImage(set.picture, ...from, width, height, 0, 0, width, height);
    } else if (colour) {
      texture.context.fillStyle = colour;
      texture.context.fillRect(0, 0, columns * ART_PX, rows * ART_PX);
    }
    texture.refresh();
    return key;
  }
}
