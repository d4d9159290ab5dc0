import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pdfProblem } from './document-file.ts';
import { exhibitFile } from './exhibit-file.ts';
import { glbProblem } from './model-file.ts';

const media = resolve(import.meta.dirname, '../../../maps/halls/integrity/media');
const exhibits = resolve(import.meta.dirname, '../../../maps/halls/integrity/exhibits');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

type Gltf = Record<string, unknown>;

/** A binary glTF with this description and nothing else. */
function glb(description: Gltf): Uint8Array {
  const json = Buffer.from(JSON.stringify(description));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')]);
  const head = Buffer.alloc(20);
  head.write('glTF', 0, 'latin1');
  for (const [at, value] of [2, 20 + padded.length, padded.length, 0x4e4f534a].entries()) {
    head.writeUInt32LE(value, 4 + at * 4);
  }
  return Uint8Array.from(Buffer.concat([head, padded]));
}

const mesh = (count: number, times = 1): Gltf => ({
  asset: { version: '2.0' },
  accessors: [{ count }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  nodes: Array.from({ length: times }, () => ({ mesh: 0 })),
});

describe('X25 a document is a whole PDF with as many pages as it says', () => {
  test('X25 those of the sample hall are', async () => {
    for (const name of ['report-sheet-en.pdf', 'report-sheet-zh.pdf']) {
      const bytes = await readFile(resolve(media, name));
      expect(bytes.length).toBeLessThanOrEqual(250_000);
      expect(pdfProblem(bytes, 2)).toBeNull();
      expect(pdfProblem(bytes, 3)).toBe('has 2 pages, not 3. Set "pages" to 2.');
      expect(pdfProblem(bytes.subarray(0, 5_000), 2)).toContain('is not whole');
    }
  });

  test('X25 pages are counted where newer files pack their objects', () => {
    const packed = deflateSync('5 0 6 40 << /Type /Pages /Kids [7 0 R] /Count 12 >> << /Type /Page /Parent 5 0 R >>');
    const stream = `1 0 obj << /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length ${packed.length} >> stream\n`;
    const file = Buffer.concat([
      Buffer.from(`%PDF-1.7\n${stream}`, 'latin1'),
      packed,
      Buffer.from('\nendstream endobj\n%%EOF'),
    ]);
    expect(pdfProblem(file, 12)).toBeNull();
    expect(pdfProblem(file, 1)).toContain('has 12 pages, not 1');
  });

  test('X25 a count of the last version holds, and one below the root is none', () => {
    const page = '<< /Type /Pages /Parent 1 0 R /Count 9 >>';
    const text = `%PDF-1.4\n<< /Type /Pages /Count 1 >>\n${page}\n%%EOF\n<</Count 4/Type/Pages/Resources<</Font<<>>>>>>\n${page}\n%%EOF`;
    expect(pdfProblem(bytesOf(text), 4)).toBeNull();
  });

  test.each([
    ['GIF89a', 'is no PDF'],
    ['%PDF-1.4\n%%EOF', 'does not say how many pages'],
    ['%PDF-1.4\n<< /Type /Pages /Count 1 >> trailer << /Encrypt 9 0 R >>\n%%EOF', 'is locked by a password'],
  ])('X25 %j is refused', (text, words) => {
    expect(pdfProblem(bytesOf(text), 1)).toContain(words);
  });

  test('X25 no bytes make the check fail', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(typeof pdfProblem(bytesOf(`%PDF-1.4 ${text} /Type/ObjStm stream\n ${text} endstream %%EOF`), 1)).toBe(
          'string',
        );
      }),
      { seed: 25 },
    );
  });
});

describe('X29 a model is a small binary glTF in one piece', () => {
  test('X29 that of the sample hall is, within 60 kB', async () => {
    const bytes = await readFile(resolve(media, 'complaint-box.glb'));
    expect(bytes.length).toBeLessThanOrEqual(60_000);
    expect(glbProblem(bytes)).toBeNull();
    expect(glbProblem(bytes.subarray(0, bytes.length - 4))).toContain('is no binary glTF');
  });

  test.each<[string, Uint8Array, string]>([
    ['words', bytesOf('words, and more of them than a head has'), 'is no binary glTF 2.0'],
    ['too large a file', new Uint8Array(300_001), 'is larger than 300 kB'],
    ['another file', glb({ ...mesh(3), buffers: [{ uri: 'https://example.org/a.bin' }] }), 'leads to other files'],
    ['data as an address', glb({ ...mesh(3), buffers: [{ uri: 'data:,a' }] }), 'leads to other files'],
    ['a picture', glb({ ...mesh(3), images: [{ uri: 'wood.png' }] }), 'holds pictures'],
    ['a compression', glb({ ...mesh(3), extensionsRequired: ['KHR_draco_mesh_compression'] }), 'needs KHR_draco'],
    ['nothing', glb({ asset: { version: '2.0' } }), 'holds nothing to show'],
    ['an older format', glb({ ...mesh(3), asset: { version: '1.0' } }), 'is no binary glTF 2.0'],
    ['too many triangles', glb(mesh(3 * 20_001)), 'has 20001 triangles'],
    ['a mesh too often', glb(mesh(3 * 10_001, 2)), 'has 20002 triangles'],
  ])('X29 %s is refused', (_what, bytes, words) => {
    expect(glbProblem(bytes)).toContain(words);
  });

  test('X29 what is just small enough passes', () => {
    expect(glbProblem(glb(mesh(3 * 10_000, 2)))).toBeNull();
  });
});

describe('X10 X25 X29 the files of the exhibits', () => {
  const issuesAfter = async (name: string, change: (exhibit: Record<string, Gltf>) => unknown) => {
    const exhibit = JSON.parse(await readFile(resolve(exhibits, `${name}.json`), 'utf8'));
    change(exhibit);
    const parsed = v.safeParse(exhibitFile, exhibit);
    return parsed.success ? '' : parsed.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`).join('\n');
  };

  test('X25 a document names a PDF and its pages in both languages, and a licence', async () => {
    expect(await issuesAfter('report-protected', () => {})).toBe('');
    const withFile = (file: string) => (one: Record<string, Gltf>) =>
      Object.assign(one.document ?? {}, { files: { en: { file, pages: 2 } } });
    expect(await issuesAfter('report-protected', withFile('media/sheet.pdf'))).toContain('document.files.zh-CN');
    expect(await issuesAfter('report-protected', withFile('../sheet.pdf'))).toContain('"media/two-words.pdf"');
    expect(await issuesAfter('report-protected', (one) => delete one.document?.licence)).toContain('document.licence');
  });

  test('X29 a model names a GLB, and a picture with words in both languages', async () => {
    expect(await issuesAfter('complaint-box', () => {})).toBe('');
    const change = (part: Gltf) => (one: Record<string, Gltf>) => Object.assign(one.model ?? {}, part);
    expect(await issuesAfter('complaint-box', change({ file: 'media/box.gltf' }))).toContain('"media/two-words.glb"');
    expect(await issuesAfter('complaint-box', (one) => delete one.model?.poster)).toContain('model.poster');
  });
});
