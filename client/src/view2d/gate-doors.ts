import type { MapGate } from '@clearhall/shared-schema/map/hall-map';
import type * as Phaser from 'phaser';
import { doorOpened } from '../avatar/door-opened.ts';
import { DOOR_STEPS, type DoorMotion, movedDoor, standingDoor } from './door-motion.ts';
import type { HallPictures } from './hall-pictures.ts';
import { ART_PX, type Stage, standingDepth } from './stage.ts';

type Door = { motion: DoorMotion | null; image: Phaser.GameObjects.Image; textures: string[] };

/** Colour of a plain closed door where the tiles have no picture of one. */
const PLAIN_DOOR = '#7a2f2a';

/** The doors of the hall, shown closed or open by one's own passes. */
export class GateDoors {
  readonly #stage: Stage;
  readonly #doors: Door[];

  constructor(stage: Stage, pictures: HallPictures) {
    this.#stage = stage;
    this.#doors = stage.world.map.gates.map((gate) => this.#hang(gate, pictures));
  }

  /** Opens and closes what one's passes say, and tells of each door that begins to open. */
  show(elapsedMs: number): void {
    const { passes, self } = this.#stage.world;
    // Before the own record came, no pass is known: what is open then was not opened now.
    if (!self) return;
    const cuts = this.#stage.reducesMotion();
    for (const [index, door] of this.#doors.entries()) {
      const isOpen = (passes & (1 << index)) !== 0;
      const before = door.motion;
      door.motion = before ? movedDoor(before, isOpen, elapsedMs, cuts) : standingDoor(isOpen);
      if (before && isOpen && !before.isOpen) doorOpened.value = doorOpened.peek() + 1;
      const texture = door.textures[door.motion.step];
      if (texture !== undefined && door.image.texture.key !== texture) door.image.setTexture(texture);
    }
  }

  #hang(gate: MapGate, pictures: HallPictures): Door {
    const { scene } = this.#stage;
    const textures = this.#pictures(gate, pictures);
    const footY = gate.y + gate.height;
    const image = scene.add.image(gate.x * ART_PX, footY * ART_PX, textures[0] ?? '').setOrigin(0, 1);
    image.setDepth(standingDepth(footY));
    return { motion: null, image, textures };
  }

  /** A picture for each step; where the tiles lack those between, the nearest end stands for them. */
  #pictures(gate: MapGate, pictures: HallPictures): string[] {
    const ending = gate.width === 3 ? '' : `-${gate.width}`;
    return DOOR_STEPS.map((step, index) => {
      const isEnd = index === 0 || index === DOOR_STEPS.length - 1;
      const isDrawn = isEnd || pictures.pieces.has(`${step}${ending}`);
      const name = isDrawn ? step : DOOR_STEPS[DOOR_STEPS.length - 1];
      return this.#cut(`${name}${ending}`, gate, pictures, index === 0 ? PLAIN_DOOR : '');
    });
  }

  /** A picture of a door cut out of the tiles; a plain one of the gate's width where the tiles have none. */
  #cut(name: string, gate: MapGate, { pieces, tilesets }: HallPictures, colour: string): string {
    const { textures } = this.#stage.scene;
    const key = `door-${name}`;
    if (textures.exists(key)) return key;
    const piece = pieces.get(name);
    const set = piece ? tilesets[piece.tileset] : undefined;
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
