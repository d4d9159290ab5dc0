import { expect, test } from 'vitest';
import { facingOf } from '../../../client/src/avatar/shown-avatar.ts';
import { groundOf, hallGround, placesOn } from './hall-ground.ts';
import { diceOf, WalkScript } from './walk-script.ts';

const map = await hallGround();

test.each([1, 4])('a walker stays on its ground and never rests, at %i turns a second', (turnsPerS) => {
  const legTicks = 20 / turnsPerS;
  for (const scene of map.scenes.keys()) {
    const { ground } = groundOf(map, scene);
    const dice = diceOf(scene + 1);
    const places = placesOn(map, ground);
    const place = places[Math.floor(dice() * places.length)] ?? { x: 0, y: 0 };
    const script = new WalkScript(map, { place, tick: 0, passes: 0 }, ground, dice);
    let walkedTiles = 0;
    const facings: number[] = [];
    const ticks = 60 * 20;
    for (let tick = 0; tick < ticks; tick++) {
      const { x, y } = script.motion;
      script.advanceTo(tick);
      walkedTiles += Math.hypot(script.motion.x - x, script.motion.y - y);
      expect(script.motion.x).toBeGreaterThan(ground.x);
      expect(script.motion.x).toBeLessThan(ground.x + ground.width);
      expect(script.motion.y).toBeGreaterThan(ground.y);
      expect(script.motion.y).toBeLessThan(ground.y + ground.height);
      if (tick % legTicks === 0) facings.push(facingOf(script.turn(legTicks)));
    }
    expect(walkedTiles).toBeGreaterThan(0.9 * ticks * 0.25);
    for (const [i, facing] of facings.entries()) expect(facings.slice(Math.max(0, i - 3), i)).not.toContain(facing);
  }
});
