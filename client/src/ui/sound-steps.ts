import { effect } from '@preact/signals';
import { doorOpened } from '../avatar/door-opened.ts';
import { presentWorld } from '../avatar/present-world.ts';
import { openHallSound } from './sound.ts';
import { Strides } from './sound-strides.ts';

/** How often it is looked whether a foot came down. */
const LOOK_MS = 40;

/** Makes the own steps and the doors heard from now on. Gives the function that ends it. */
export function playHall(): () => void {
  const sound = openHallSound(Math.random);
  const strides = new Strides();
  const timer = setInterval(() => {
    const self = presentWorld.peek()?.self;
    if (self && strides.falls(self, self.pace) && !document.hidden) sound.step();
  }, LOOK_MS);
  let doors = doorOpened.peek();
  const stopDoors = effect(() => {
    if (doorOpened.value > doors && !document.hidden) sound.door();
    doors = doorOpened.value;
  });
  addEventListener('pointerup', sound.wake);
  addEventListener('keydown', sound.wake);
  return () => {
    clearInterval(timer);
    stopDoors();
    removeEventListener('pointerup', sound.wake);
    removeEventListener('keydown', sound.wake);
    sound.close();
  };
}
