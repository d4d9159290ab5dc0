import type { PublicModel } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import { licence, mediaName, picture } from './file-words.ts';

/** The most that a model may weigh and hold; a phone draws this at ease. */
const MOST_MODEL_BYTES = 300_000;
const MOST_TRIANGLES = 20_000;

const JSON_CHUNK = 0x4e4f534a;

/** What an exhibit of the kind `model` names. */
export const modelPart: v.GenericSchema<PublicModel> = v.strictObject({
  file: mediaName('glb'),
  poster: picture,
  licence,
});

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const gltf = v.object({
  asset: v.object({ version: v.literal('2.0') }),
  extensionsRequired: v.optional(v.array(v.string()), []),
  buffers: v.optional(v.array(v.object({ uri: v.optional(v.string()) })), []),
  images: v.optional(v.array(v.unknown()), []),
  accessors: v.optional(v.array(v.object({ count: index })), []),
  nodes: v.optional(v.array(v.object({ mesh: v.optional(index) })), []),
  meshes: v.optional(
    v.array(
      v.object({
        primitives: v.array(
          v.object({
            attributes: v.object({ POSITION: v.optional(index) }),
            indices: v.optional(index),
            mode: v.optional(index, 4),
          }),
        ),
      }),
    ),
    [],
  ),
});
type Gltf = v.InferOutput<typeof gltf>;

/** What is wrong with a binary glTF, in words that follow its name; null where nothing is. */
export function glbProblem(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_MODEL_BYTES) return `is larger than ${MOST_MODEL_BYTES / 1000} kB. Make it smaller.`;
  const read = headOf(bytes);
  if (read === null) return 'is no binary glTF 2.0. Export it as GLB.';
  if (read.extensionsRequired.length > 0) {
    return `needs ${read.extensionsRequired.join(', ')}, which is not shown here. Export it uncompressed, without extensions.`;
  }
  if (read.buffers.some(({ uri }) => uri !== undefined)) return 'leads to other files. Export it as one GLB.';
  if (read.images.length > 0) return 'holds pictures, which are not shown. Give its parts colours instead.';
  const triangles = trianglesOf(read);
  if (triangles === 0) return 'holds nothing to show: it has no triangles.';
  return triangles > MOST_TRIANGLES ? `has ${triangles} triangles; at most ${MOST_TRIANGLES} are drawn.` : null;
}

/** The part that describes the model; null where the file is broken. */
function headOf(bytes: Uint8Array): Gltf | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'glTF') return null;
  const [version, length, headBytes, kind] = [4, 8, 12, 16].map((at) => view.getUint32(at, true));
  if (version !== 2 || length !== bytes.length || kind !== JSON_CHUNK) return null;
  if (headBytes === undefined || 20 + headBytes > bytes.length) return null;
  try {
    const parsed = v.safeParse(gltf, JSON.parse(Buffer.from(bytes.subarray(20, 20 + headBytes)).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** How many triangles are drawn: a mesh counts as often as it stands in the model. */
function trianglesOf({ nodes, meshes, accessors }: Gltf): number {
  let triangles = 0;
  for (const { mesh } of nodes) {
    for (const { attributes, indices, mode } of meshes[mesh ?? -1]?.primitives ?? []) {
      const corners = accessors[indices ?? attributes.POSITION ?? -1]?.count ?? 0;
      if (mode === 4) triangles += Math.floor(corners / 3);
      else if (mode === 5 || mode === 6) triangles += Math.max(0, corners - 2);
    }
  }
  return triangles;
}
