import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import { describe, expect, it } from 'vitest';
import { Steering } from './steering.ts';

function steered(): { told: Intention[]; steering: Steering } {
  const told: Intention[] = [];
  return { told, steering: new Steering((intention) => told.push(intention)) };
}

describe('Steering', () => {
  it('M14 tells a direction once, however often the key repeats, and a halt when it is released', () => {
    const { told, steering } = steered();
    for (let i = 0; i < 5; i++) steering.press('KeyD');
    steering.release('KeyD');
    expect(told).toEqual([
      { kind: 'steer', heading: 0, pace: 1 },
      { kind: 'steer', heading: 0, pace: 0 },
    ]);
  });

  it('M14 two keys go between, opposite keys stand, and shift hurries', () => {
    const { told, steering } = steered();
    steering.press('ArrowDown');
    steering.press('KeyA');
    steering.hurry(true);
    steering.press('ArrowUp');
    steering.press('ArrowRight');
    expect(told).toEqual([
      { kind: 'steer', heading: 64, pace: 1 },
      { kind: 'steer', heading: 96, pace: 1 },
      { kind: 'steer', heading: 96, pace: 2 },
      { kind: 'steer', heading: 128, pace: 2 },
      { kind: 'steer', heading: 128, pace: 0 },
    ]);
  });

  it('M14 lets go of everything at once, and tells nothing when nothing was held', () => {
    const { told, steering } = steered();
    steering.letGo();
    steering.press('KeyW');
    steering.letGo();
    steering.release('KeyW');
    expect(told).toEqual([
      { kind: 'steer', heading: 192, pace: 1 },
      { kind: 'steer', heading: 192, pace: 0 },
    ]);
  });

  it('M14 a trembling stick turns nothing, a turned one turns in steps', () => {
    const { told, steering } = steered();
    steering.pull({ x: 0.6, y: 0 });
    steering.pull({ x: 0.6, y: 0.04 });
    steering.pull({ x: 0.6, y: -0.04 });
    steering.pull({ x: 0.6, y: 0.6 });
    steering.pull({ x: 0, y: 1 });
    steering.pull({ x: 0, y: 0.1 });
    expect(told).toEqual([
      { kind: 'steer', heading: 0, pace: 1 },
      { kind: 'steer', heading: 32, pace: 1 },
      { kind: 'steer', heading: 64, pace: 2 },
      { kind: 'steer', heading: 64, pace: 0 },
    ]);
  });

  it('M14 a key after a tap steers again', () => {
    const { told, steering } = steered();
    steering.press('KeyD');
    steering.walkTo({ x: 3.5, y: 3.5 }, 1);
    steering.press('KeyD');
    expect(told.map(({ kind }) => kind)).toEqual(['steer', 'go', 'steer']);
  });
});
