import type * as Phaser from 'phaser';
import type { ExhibitsShown } from '../avatar/hall-view.ts';
import { coversFace } from './mark-rules.ts';
import { ART_PX, DEPTH, type Stage } from './stage.ts';

const EXHIBIT_KEY = 'mark-exhibit';
const NEAR_KEY = 'mark-exhibit-near';
const SEEN_KEY = 'mark-exhibit-seen';
const NEAR_SEEN_KEY = 'mark-exhibit-near-seen';
const GOAL_KEY = 'mark-goal';
const MARK_PX = 44;
const COLOURS = { ink: '#22282c', paper: '#fbf8f1', brass: '#b08d57', brassDeep: '#765728', jade: '#2b6453' };
/** A mark hangs this far over the middle of its exhibit, in tiles, and sways by this much. */
const RAISED_TILES = 1.9;
const SWAY_TILES = 0.06;
/** A mark through which a face is to be seen. */
const FAINT_ALPHA = 0.3;

/** The signs on the floor and over the exhibits: what can be opened, and where one will arrive. */
export class FloorMarks {
  readonly #stage: Stage;
  readonly #shown: () => ExhibitsShown;
  readonly #exhibits: { exhibitId: string; image: Phaser.GameObjects.Image; y: number }[];
  readonly #goal: Phaser.GameObjects.Image;
  #ms = 0;

  constructor(stage: Stage, shown: () => ExhibitsShown) {
    this.#stage = stage;
    this.#shown = shown;
    const { scene, world } = stage;
    draw(stage, EXHIBIT_KEY, MARK_PX, (brush) => drawBook(brush, COLOURS.paper, COLOURS.ink));
    draw(stage, NEAR_KEY, MARK_PX, (brush) => drawBook(brush, COLOURS.brass, COLOURS.paper));
    draw(stage, SEEN_KEY, MARK_PX, (brush) => {
      drawBook(brush, COLOURS.paper, COLOURS.ink);
      drawTick(brush);
    });
    draw(stage, NEAR_SEEN_KEY, MARK_PX, (brush) => {
      drawBook(brush, COLOURS.brass, COLOURS.paper);
      drawTick(brush);
    });
    draw(stage, GOAL_KEY, ART_PX, drawRing);
    this.#exhibits = world.map.exhibits.map(({ exhibitId, x, y }) => {
      const raised = (y - RAISED_TILES) * ART_PX;
      const image = scene.add.image(x * ART_PX, raised, EXHIBIT_KEY).setDepth(DEPTH.above + 500);
      return { exhibitId, image, y: raised };
    });
    this.#goal = scene.add.image(0, 0, GOAL_KEY).setDepth(DEPTH.mark).setVisible(false);
  }

  show(elapsedMs: number): void {
    this.#ms += elapsedMs;
    const isStill = this.#stage.reducesMotion();
    const { nearId, isSeen } = this.#shown();
    const people = this.#stage.world.shown;
    for (const [index, { exhibitId, image, y }] of this.#exhibits.entries()) {
      const isNear = exhibitId === nearId;
      const key = markKey(isNear, isSeen(exhibitId));
      if (image.texture.key !== key) image.setTexture(key).setScale(isNear ? 1.2 : 1);
      const isInTheWay = coversFace({ x: image.x / ART_PX, y: y / ART_PX }, people.values());
      image.setAlpha(isInTheWay ? FAINT_ALPHA : 1);
      image.y = isStill ? y : y + Math.sin(this.#ms / 600 + index) * SWAY_TILES * ART_PX;
    }
    const goal = this.#stage.world.goal;
    this.#goal.setVisible(goal !== null);
    if (!goal) return;
    this.#goal.setPosition(goal.x * ART_PX, goal.y * ART_PX);
    this.#goal.setScale(isStill ? 1 : 0.92 + 0.08 * Math.sin(this.#ms / 180));
  }
}

function markKey(isNear: boolean, isSeen: boolean): string {
  if (isSeen) return isNear ? NEAR_SEEN_KEY : SEEN_KEY;
  return isNear ? NEAR_KEY : EXHIBIT_KEY;
}

function draw(stage: Stage, key: string, sidePx: number, paint: (brush: CanvasRenderingContext2D) => void): void {
  if (stage.scene.textures.exists(key)) return;
  const texture = stage.scene.textures.createCanvas(key, sidePx, sidePx);
  if (!texture) return;
  paint(texture.context);
  texture.refresh();
}

/** A round plate with an open book. */
function drawBook(brush: CanvasRenderingContext2D, plate: string, sign: string): void {
  const middle = MARK_PX / 2;
  brush.fillStyle = 'rgba(34, 40, 44, 0.28)';
  circle(brush, middle, middle + 2, 18);
  brush.fillStyle = plate;
  circle(brush, middle, middle, 17);
  brush.strokeStyle = COLOURS.brassDeep;
  brush.lineWidth = 2;
  brush.stroke();
  brush.strokeStyle = sign;
  brush.lineWidth = 2.2;
  brush.lineJoin = 'round';
  brush.beginPath();
  brush.moveTo(middle, middle - 5);
  brush.quadraticCurveTo(middle - 5, middle - 8.5, middle - 10, middle - 6);
  brush.lineTo(middle - 10, middle + 6);
  brush.quadraticCurveTo(middle - 5, middle + 3.5, middle, middle + 7);
  brush.quadraticCurveTo(middle + 5, middle + 3.5, middle + 10, middle + 6);
  brush.lineTo(middle + 10, middle - 6);
  brush.quadraticCurveTo(middle + 5, middle - 8.5, middle, middle - 5);
  brush.lineTo(middle, middle + 7);
  brush.stroke();
}

/** A small plate with a tick at the lower right: seen. */
function drawTick(brush: CanvasRenderingContext2D): void {
  const [x, y] = [MARK_PX - 10, MARK_PX - 11];
  brush.fillStyle = COLOURS.jade;
  circle(brush, x, y, 9);
  brush.strokeStyle = COLOURS.paper;
  brush.lineWidth = 2.4;
  brush.beginPath();
  brush.moveTo(x - 4, y);
  brush.lineTo(x - 1, y + 3.5);
  brush.lineTo(x + 4.5, y - 3.5);
  brush.stroke();
}

function circle(brush: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
}

/** A ring that lies on the floor. */
function drawRing(brush: CanvasRenderingContext2D): void {
  for (const [colour, width] of [
    ['rgba(34, 40, 44, 0.55)', 7],
    [COLOURS.paper, 4],
  ] as const) {
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.beginPath();
    brush.ellipse(ART_PX / 2, ART_PX / 2, 22, 13, 0, 0, 2 * Math.PI);
    brush.stroke();
  }
  brush.fillStyle = COLOURS.brass;
  brush.beginPath();
  brush.ellipse(ART_PX / 2, ART_PX / 2, 7, 4.2, 0, 0, 2 * Math.PI);
  brush.fill();
}
