import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { amountsFilm } from './amounts-film.ts';
import { pngOf, writePicture } from './picture.ts';

const run = promisify(execFile);
const PICTURES_A_SECOND = 15;

/**
 * Draws the film of the sample hall picture by picture and writes it as mp4 (H.264) and webm (VP9), with its poster. Only
 * who changes the film needs `ffmpeg`: the path of a program of FFmpeg 7 or newer with libx264 and libvpx-vp9, for
 * instance the one that the Python package imageio-ffmpeg brings (`pip install imageio-ffmpeg`).
 */
export async function writeFilm(mediaFolder: string, ffmpeg: string): Promise<void> {
  const { frameAt, lengthS, posterS } = amountsFilm;
  const folder = await mkdtemp(join(tmpdir(), 'clearhall-film-'));
  try {
    for (let at = 0; at < lengthS * PICTURES_A_SECOND; at++) {
      const png = pngOf(frameAt(at / PICTURES_A_SECOND), 1);
      await writeFile(join(folder, `${String(at).padStart(4, '0')}.png`), png);
    }
    const from = ['-y', '-loglevel', 'error', '-framerate', String(PICTURES_A_SECOND), '-i', join(folder, '%04d.png')];
    const plain = ['-an', '-pix_fmt', 'yuv420p', '-g', String(PICTURES_A_SECOND * 4), '-map_metadata', '-1'];
    const h264 = [
      '-c:v',
      'libx264',
      '-preset',
      'veryslow',
      '-tune',
      'animation',
      '-crf',
      '25',
      '-movflags',
      '+faststart',
    ];
    const vp9 = ['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '38', '-row-mt', '1', '-deadline', 'good'];
    const name = join(mediaFolder, 'ladder-of-amounts');
    await run(ffmpeg, [...from, ...plain, ...h264, '-fflags', '+bitexact', '-flags:v', '+bitexact', `${name}.mp4`]);
    await run(ffmpeg, [...from, ...plain, ...vp9, '-fflags', '+bitexact', '-flags:v', '+bitexact', `${name}.webm`]);
    for (const ending of ['mp4', 'webm'])
      console.log(`${name}.${ending}: ${(await stat(`${name}.${ending}`)).size} bytes`);
    await writePicture(`${name}-poster.png`, frameAt(posterS), 1, { quality: 90, dither: 0 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
