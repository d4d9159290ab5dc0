import type { Point } from '@clearhall/shared-schema/map/hall-map';
import * as Phaser from 'phaser';
import type { CoveredEdges, NamesShown, ViewInput } from '../avatar/hall-view.ts';
import type { World } from '../avatar/world.ts';
import { tileDevicePx } from './camera-rules.ts';

/** Pixels of a tile in the world of the renderer: the size of the art. */
export const ART_PX = 64;
/** More device pixels than two to a CSS pixel are not to be seen, but to be paid for. */
const MAX_PIXEL_RATIO = 2;

/** Depths of the picture from below to above; what stands lies between `standing` and `above`, by its foot. */
export const DEPTH = { floor: 0, mark: 90, standing: 100, above: 100_000, labels: 200_000 } as const;

/** The depth of something that stands with its foot at `footY` tiles. */
export function standingDepth(footY: number): number {
  return DEPTH.standing + footY * ART_PX;
}

/** What every part of the picture is drawn with. */
export type Stage = {
  readonly scene: Phaser.Scene;
  readonly camera: Phaser.Cameras.Scene2D.Camera;
  readonly world: World;
  readonly host: HTMLElement;
  /** Device pixels to a CSS pixel. */
  pixelRatio: number;
  /** Where the camera looks, in tiles; null before the first frame. */
  centre: Point | null;
  reducesMotion(): boolean;
  /** How far panels lie over the picture, in CSS pixels. */
  covered(): CoveredEdges;
  names(): NamesShown;
  /** Calls back after the size or the pixel ratio changed. */
  onResize(listener: () => void): void;
};

export type OpenStage = { stage: Stage; game: Phaser.Game; close: () => void };

/** Opens a WebGL canvas in `host` that fills it in device pixels. `frame` is called for every picture. */
export async function openStage(
  host: HTMLElement,
  world: World,
  { covered, names }: Pick<ViewInput, 'covered' | 'names'>,
  frame: (stage: Stage, elapsedMs: number) => void,
): Promise<OpenStage> {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const listeners: (() => void)[] = [];
  const opened = Promise.withResolvers<Phaser.Scene>();
  const game = new Phaser.Game({
    ...rendererSettings(host),
    scene: {
      create(this: Phaser.Scene) {
        opened.resolve(this);
      },
      update(_time: number, elapsedMs: number) {
        if (stage) frame(stage, elapsedMs);
      },
    },
  });
  let stage: Stage | null = null;
  const scene = await opened.promise;
  const open: Stage = {
    scene,
    camera: scene.cameras.main,
    world,
    host,
    pixelRatio: pixelRatio(),
    centre: null,
    reducesMotion: () => reduced.matches,
    covered,
    names,
    onResize: (listener) => listeners.push(listener),
  };
  const fit = () => {
    open.pixelRatio = pixelRatio();
    fitCanvas(game, open);
    for (const listener of listeners) listener();
  };
  const observer = new ResizeObserver(fit);
  observer.observe(host);
  fit();
  stage = open;
  const close = () => {
    observer.disconnect();
    stage = null;
    game.destroy(true);
  };
  return { stage: open, game, close };
}

function rendererSettings(host: HTMLElement): Phaser.Types.Core.GameConfig {
  return {
    type: Phaser.WEBGL,
    parent: host,
    backgroundColor: '#25353a',
    banner: false,
    autoFocus: false,
    disableContextMenu: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    scale: { mode: Phaser.Scale.NONE, width: 320, height: 320 },
    render: { antialias: true, powerPreference: 'low-power', roundPixels: false },
  };
}

function pixelRatio(): number {
  return Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio || 1);
}

/** The canvas in device pixels, shown in CSS pixels; so many tiles across that people are well to be seen. */
function fitCanvas(game: Phaser.Game, stage: Stage): void {
  const { clientWidth, clientHeight } = stage.host;
  const width = Math.max(2, Math.round(clientWidth * stage.pixelRatio));
  const height = Math.max(2, Math.round(clientHeight * stage.pixelRatio));
  game.scale.setZoom(1 / stage.pixelRatio);
  game.scale.resize(width, height);
  stage.camera.setSize(width, height);
  stage.camera.setZoom(tileDevicePx(Math.max(1, clientWidth), stage.pixelRatio) / ART_PX);
}
