/** What the probe in a page counted since it was asked last; times in milliseconds. */
export type Probed = { scriptMs: number[]; draws: number[]; textures: number };

/** How the benchmark speaks to the probe in a page. */
export type ProbedWindow = { probe: { pause(): void; goOn(): void; take(): Probed } };

/**
 * Runs in a page before all of its scripts: times the callbacks of every animation frame, counts draw calls and living
 * textures of all its WebGL contexts, and can hold the page's frames back while another page is measured. It stands
 * alone, since it is sent to the page as text.
 */
export function probePage(): void {
  const frames = { scriptMs: [] as number[], draws: [] as number[] };
  const held: FrameRequestCallback[] = [];
  let present = { atMs: -1, scriptMs: 0, draws: 0 };
  let draws = 0;
  let textures = 0;
  let isPaused = false;

  const request = window.requestAnimationFrame.bind(window);
  const close = () => {
    // A frame in which nothing was drawn is none of the picture's.
    if (present.draws === 0) return;
    frames.scriptMs.push(present.scriptMs);
    frames.draws.push(present.draws);
  };
  const timed = (callback: FrameRequestCallback) => (atMs: number) => {
    if (isPaused) {
      held.push(callback);
      return;
    }
    if (atMs !== present.atMs) {
      close();
      present = { atMs, scriptMs: 0, draws: 0 };
    }
    const drawsBefore = draws;
    const beganMs = performance.now();
    callback(atMs);
    present.scriptMs += performance.now() - beganMs;
    present.draws += draws - drawsBefore;
  };
  window.requestAnimationFrame = (callback) => request(timed(callback));

  const wrap = (prototype: object, name: string, count: () => void) => {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== 'function') return;
    Reflect.set(prototype, name, function (this: unknown, ...given: unknown[]): unknown {
      count();
      return Reflect.apply(original, this, given);
    });
  };
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of [
      'drawArrays',
      'drawElements',
      'drawRangeElements',
      'drawArraysInstanced',
      'drawElementsInstanced',
    ])
      wrap(prototype, name, () => draws++);
    wrap(prototype, 'createTexture', () => textures++);
    wrap(prototype, 'deleteTexture', () => textures--);
  }

  Object.assign(window, {
    probe: {
      pause: () => {
        isPaused = true;
      },
      goOn: () => {
        isPaused = false;
        for (const callback of held.splice(0)) window.requestAnimationFrame(callback);
      },
      take: () => {
        const taken = { scriptMs: frames.scriptMs.splice(0), draws: frames.draws.splice(0), textures };
        present = { atMs: -1, scriptMs: 0, draws: 0 };
        return taken;
      },
    },
  });
}
