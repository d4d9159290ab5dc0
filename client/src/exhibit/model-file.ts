import { type Group, Mesh, type Object3D } from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';

/** Reads a binary glTF that leads to no other file. Rejects where it is broken. */
export async function readModel(bytes: ArrayBuffer): Promise<Group> {
  const { scene } = await new GLTFLoader().parseAsync(bytes, '');
  return scene;
}

/** Frees what the meshes of a model hold on the graphics card. */
export function disposeModel(model: Object3D): void {
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    for (const material of [part.material].flat()) material.dispose();
  });
}
