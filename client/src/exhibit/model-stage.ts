import {
  Box3,
  DirectionalLight,
  Group,
  HemisphereLight,
  MathUtils,
  PerspectiveCamera,
  Scene,
  Sphere,
  WebGLRenderer,
} from 'three';
import { disposeModel, readModel } from './model-file.ts';
import type { ModelView } from './model-turn.ts';

/** A model on a canvas, drawn when something changes and never else. */
export type ModelStage = { show: (view: ModelView) => void; close: () => void };

const VIEW_DEGREES = 28;
const MOST_PIXEL_RATIO = 2;

/** Puts a model on a canvas. Rejects where the browser has no WebGL or the model is broken; `onLost` says when it went. */
export async function openModelStage(
  canvas: HTMLCanvasElement,
  bytes: ArrayBuffer,
  first: ModelView,
  onLost: () => void,
): Promise<ModelStage> {
  const model = await readModel(bytes);
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: 'low-power' });
  const scene = new Scene();
  const [leaning, turning] = [new Group(), new Group()];
  const camera = new PerspectiveCamera(VIEW_DEGREES, 1, 0.01, 100);
  const sun = new DirectionalLight('#fff6e6', 2.2);
  sun.position.set(0.45, 0.9, 0.8);
  scene.add(leaning.add(turning.add(model)), new HemisphereLight('#ffffff', '#b9a88c', 2.1), sun);
  const { center, radius } = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
  model.position.sub(center);
  let view = first;
  let frame = 0;
  let isClosed = false;
  const draw = () => {
    frame = 0;
    leaning.rotation.x = MathUtils.degToRad(view.above);
    turning.rotation.y = MathUtils.degToRad(-view.round);
    camera.position.z = distance(radius, camera.aspect) / view.zoom;
    renderer.render(scene, camera);
  };
  const later = () => {
    if (frame === 0 && !isClosed) frame = requestAnimationFrame(draw);
  };
  const fit = () => {
    const { clientWidth: wide, clientHeight: high } = canvas;
    if (wide === 0 || high === 0) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, MOST_PIXEL_RATIO));
    renderer.setSize(wide, high, false);
    camera.aspect = wide / high;
    camera.updateProjectionMatrix();
    later();
  };
  const sizes = new ResizeObserver(fit);
  sizes.observe(canvas);
  const lost = (event: Event) => {
    event.preventDefault();
    if (!isClosed) onLost();
  };
  canvas.addEventListener('webglcontextlost', lost);
  return {
    show: (next) => {
      view = next;
      later();
    },
    close: () => {
      isClosed = true;
      cancelAnimationFrame(frame);
      sizes.disconnect();
      disposeModel(model);
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** How far the camera stands so that a ball of this radius is seen whole. */
function distance(radius: number, aspect: number): number {
  const half = MathUtils.degToRad(VIEW_DEGREES / 2);
  const narrower = Math.atan(Math.tan(half) * Math.min(1, aspect));
  return (radius * 1.02) / Math.sin(narrower);
}
