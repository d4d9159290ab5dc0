import type { VideoCaption, VideoChapter } from '@clearhall/shared-schema/pack/public-pack';

/** Index of the caption at second `atS`; -1 between them. */
export function captionAt(captions: readonly VideoCaption[], atS: number): number {
  return captions.findIndex(({ fromS, toS }) => fromS <= atS && atS < toS);
}

/** Index of the chapter at second `atS`; -1 where there are none. */
export function chapterAt(chapters: readonly VideoChapter[], atS: number): number {
  return chapters.findLastIndex(({ startsAtS }) => startsAtS <= atS);
}

/** A second of a film as minutes and seconds: `1:05`. */
export function clockOf(atS: number): string {
  const whole = Math.floor(atS);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
