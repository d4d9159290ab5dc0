import { idPattern } from '@clearhall/shared-schema/map/map-objects';
import type { Localised, PublicPicture } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';

/** The check of an id that makers choose. */
export const id = v.pipe(v.string(), v.regex(idPattern, 'must be small letters, digits and hyphens, at most 64'));

/** The check of one line of text. */
export function text(maxLength: number) {
  return v.pipe(
    v.string('must be a text'),
    v.check((value) => value.trim() !== '', 'must not be empty'),
    v.check((value) => value === value.trim(), 'must not begin or end with a space'),
    v.regex(/^\P{Cc}*$/u, 'must not hold line breaks or control characters'),
    v.maxLength(maxLength, `must not be longer than ${maxLength} characters`),
  );
}

/**
 * The check of a text in both languages. A Chinese character says about as much as two and a half letters: the limits
 * keep both within the same panel.
 */
export function localised(maxEnglish: number, maxChinese: number): v.GenericSchema<Localised> {
  return v.strictObject({ en: text(maxEnglish), 'zh-CN': text(maxChinese) });
}

/** The check of a whole number within limits. */
export function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
}

/** The check of the licence of a piece of content. */
export const licence = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.+-]{2,40}$/, 'must be a licence id such as "CC-BY-4.0"'),
);

/** The check of a file of the folder `media`, by the endings that it may have. */
export function mediaName(...endings: string[]) {
  const name = new RegExp(`^media/[a-z0-9][a-z0-9-]{0,60}\\.(${endings.join('|')})$`);
  const example = `"media/two-words.${endings[0]}"`;
  return v.pipe(v.string(), v.regex(name, `must be a file such as ${example}, in small letters, digits and hyphens`));
}

/** The check of a picture with its words. */
export const picture: v.GenericSchema<PublicPicture> = v.strictObject({
  file: mediaName('png'),
  alt: localised(600, 300),
  licence,
});

/** The check of what a claim rests on. */
export const sources = v.pipe(
  v.array(v.strictObject({ factId: v.pipe(v.string(), v.regex(/^[A-Z][0-9]{1,4}$/)), ref: localised(300, 160) })),
  v.minLength(1, 'must name at least one source'),
  v.maxLength(12),
);
