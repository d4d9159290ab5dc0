import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';
import { complaintBox } from './complaint-box-model.ts';
import { posterOf } from './model-poster.ts';
import { joined, type Solid } from './solid.ts';

/** Makes the models of the sample hall's exhibits, each with its picture, into its folder `media`. */
export async function writeModels(hallFolder: string): Promise<void> {
  const media = join(hallFolder, 'media');
  await mkdir(media, { recursive: true });
  const solids = joined(complaintBox());
  await writeFile(join(media, 'complaint-box.glb'), await glbOf('complaint box', solids));
  const { pixels, widthPx, heightPx } = posterOf(solids, 640, 480);
  await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(media, 'complaint-box.png'));
}

/** Solids as binary glTF, a mesh with one part for each colour; the same solids give the same bytes. */
async function glbOf(name: string, solids: readonly Solid[]): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const mesh = document.createMesh(name);
  for (const { colour, corners, normals, triangles } of solids) {
    const material = document
      .createMaterial(colour)
      .setBaseColorFactor(linear(colour))
      .setRoughnessFactor(0.75)
      .setMetallicFactor(0);
    const accessor = (values: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>, type: 'VEC3' | 'SCALAR') =>
      document.createAccessor().setType(type).setArray(values).setBuffer(buffer);
    mesh.addPrimitive(
      document
        .createPrimitive()
        .setMaterial(material)
        .setAttribute('POSITION', accessor(new Float32Array(corners.flat()), 'VEC3'))
        .setAttribute('NORMAL', accessor(new Float32Array(normals.flat()), 'VEC3'))
        .setIndices(accessor(new Uint16Array(triangles), 'SCALAR')),
    );
  }
  document.createScene(name).addChild(document.createNode(name).setMesh(mesh));
  return new NodeIO().writeBinary(document);
}

/** A colour such as `#8A5A38` as the format has it: red, green, blue and opacity, by the amount of light. */
function linear(colour: string): [number, number, number, number] {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5), 1];
}
