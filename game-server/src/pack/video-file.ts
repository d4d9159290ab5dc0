import type { PublicVideo } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import { licence, localised, mediaName, picture } from './file-words.ts';

/** The most that one file of a film may weigh: it is fetched over the networks of phones. */
const MOST_VIDEO_BYTES = 6_000_000;
const LONGEST_S = 900;

const seconds = v.pipe(v.number('must be a number of seconds'), v.minValue(0, 'must not be less than 0'));
const chapter = v.strictObject({ startsAtS: seconds, title: localised(60, 30) });
const caption = v.strictObject({ fromS: seconds, toS: seconds, text: localised(160, 60) });
const mp4 = v.strictObject({ file: mediaName('mp4'), mediaType: v.literal('video/mp4') });
const webm = v.strictObject({ file: mediaName('webm'), mediaType: v.literal('video/webm') });
const oneFile = v.variant('mediaType', [mp4, webm], 'must be "video/mp4" or "video/webm"');

/** What an exhibit of the kind `video` names: the same film in each of its files, with chapters and captions. */
export const videoPart: v.GenericSchema<unknown, PublicVideo> = v.pipe(
  v.strictObject({
    files: v.pipe(v.array(oneFile), v.minLength(1, 'must name at least one file'), v.maxLength(4)),
    poster: picture,
    durationS: v.pipe(seconds, v.minValue(1, 'must be at least 1'), v.maxValue(LONGEST_S, 'must be at most 900')),
    chapters: v.pipe(v.array(chapter), v.maxLength(20)),
    captions: v.pipe(v.array(caption), v.minLength(1, 'must say in words what is heard or seen'), v.maxLength(300)),
    licence,
  }),
  v.forward(
    v.check(
      ({ chapters, durationS }) => beginAt0(chapters, durationS),
      'must begin at 0, ascend in "startsAtS", and begin before the film ends',
    ),
    ['chapters'],
  ),
  v.forward(
    v.check(
      ({ captions, durationS }) => followOneAnother(captions, durationS),
      'must each end after they begin, follow one another without overlapping, and end with the film at the latest',
    ),
    ['captions'],
  ),
);

function beginAt0(chapters: PublicVideo['chapters'], durationS: number): boolean {
  return chapters.every(({ startsAtS }, index) => {
    const before = chapters[index - 1];
    return startsAtS < durationS && (before === undefined ? startsAtS === 0 : startsAtS > before.startsAtS);
  });
}

function followOneAnother(captions: PublicVideo['captions'], durationS: number): boolean {
  return captions.every(
    ({ fromS, toS }, index) => fromS < toS && toS <= durationS && fromS >= (captions[index - 1]?.toS ?? 0),
  );
}

/** What is wrong with a film said to last so long, in words that follow its name; null where nothing is. */
export function videoProblem(bytes: Uint8Array, mediaType: string, durationS: number): string | null {
  if (bytes.length > MOST_VIDEO_BYTES) {
    return `is larger than ${MOST_VIDEO_BYTES / 1_000_000} MB. Make it shorter, or save it with a lower bit rate.`;
  }
  const beginning = Buffer.from(bytes.subarray(0, 64));
  if (mediaType === 'video/webm') {
    const isWebm = beginning.toString('hex', 0, 4) === '1a45dfa3' && beginning.includes('webm');
    return isWebm ? null : 'is no WebM. Save it as WebM (VP9).';
  }
  if (beginning.toString('latin1', 4, 8) !== 'ftyp') return 'is no MP4. Save it as MP4 (H.264).';
  const lasts = lengthOfMp4(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (lasts === null) return 'is not whole: it does not say how long it lasts. Save it as MP4 anew.';
  const rounded = Math.round(lasts * 10) / 10;
  return Math.abs(lasts - durationS) <= 0.5
    ? null
    : `lasts ${rounded} s, not ${durationS}. Set "durationS" to ${rounded}.`;
}

/** Seconds by the head of the film (box `mvhd`); null where it has none. */
function lengthOfMp4(bytes: Buffer): number | null {
  const at = bytes.indexOf('mvhd');
  if (at < 0 || at + 36 > bytes.length) return null;
  const isLong = bytes[at + 4] === 1;
  const scale = bytes.readUInt32BE(at + (isLong ? 24 : 16));
  const units = isLong ? Number(bytes.readBigUInt64BE(at + 28)) : bytes.readUInt32BE(at + 20);
  return scale > 0 ? units / scale : null;
}
