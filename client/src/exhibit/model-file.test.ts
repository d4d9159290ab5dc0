import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Mesh } from 'three';
import { expect, test } from 'vitest';
import { disposeModel, readModel } from './model-file.ts';

const file = resolve(import.meta.dirname, '../../../maps/halls/integrity/media/complaint-box.glb');

test('X30 what a model holds is freed whole', async () => {
  const bytes = await readFile(file);
  const model = await readModel(Uint8Array.from(bytes).buffer);
  const held = new Set<unknown>();
  let freed = 0;
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    for (const one of [part.geometry, ...[part.material].flat()]) {
      if (held.has(one)) continue;
      held.add(one);
      one.addEventListener('dispose', () => freed++);
    }
  });
  expect(held.size).toBeGreaterThan(10);
  disposeModel(model);
  expect(freed).toBe(held.size);
});

test('X30 a broken model is refused', async () => {
  await expect(readModel(new TextEncoder().encode('no model at all, only words').buffer)).rejects.toThrow();
});
