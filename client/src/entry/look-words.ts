import { LOOK_CHOICES, type LookLayer, lookOf } from '@clearhall/shared-schema/avatar/look';
import { t } from '../ui/texts.ts';

/** What a layer of a figure is called. */
export function layerWord(layer: LookLayer): string {
  switch (layer) {
    case 'skin':
      return t('entry:look-skin');
    case 'hair':
      return t('entry:look-hair');
    case 'hairColour':
      return t('entry:look-hair-colour');
    case 'coat':
      return t('entry:look-coat');
    case 'accessory':
      return t('entry:look-accessory');
  }
}

const HAIR = [
  'entry:hair-short',
  'entry:hair-cropped',
  'entry:hair-curls',
  'entry:hair-waves',
  'entry:hair-bob',
  'entry:hair-long',
  'entry:hair-bun',
  'entry:hair-tail',
] as const;
const COLOURS = [
  'entry:colour-black',
  'entry:colour-dark-brown',
  'entry:colour-chestnut',
  'entry:colour-fair',
  'entry:colour-grey',
  'entry:colour-white',
] as const;
const COATS = [
  'entry:coat-suit',
  'entry:coat-long',
  'entry:coat-cardigan',
  'entry:coat-pullover',
  'entry:coat-waistcoat',
  'entry:coat-dress',
  'entry:coat-field',
  'entry:coat-linen',
  'entry:coat-stand',
  'entry:coat-skirt',
] as const;
const WORN = [
  'entry:worn-nothing',
  'entry:worn-glasses',
  'entry:worn-scarf',
  'entry:worn-tie',
  'entry:worn-cap',
  'entry:worn-bag',
] as const;

/** What a choice of a layer is called. */
export function choiceWord(layer: LookLayer, choice: number): string {
  switch (layer) {
    case 'skin':
      return t('entry:skin-tone', { number: choice + 1, most: LOOK_CHOICES.skin });
    case 'hair':
      return t(HAIR[choice] ?? HAIR[0]);
    case 'hairColour':
      return t(COLOURS[choice] ?? COLOURS[0]);
    case 'coat':
      return t(COATS[choice] ?? COATS[0]);
    case 'accessory':
      return t(WORN[choice] ?? WORN[0]);
  }
}

/** A figure in words, for who hears the page. */
export function lookInWords(packed: number): string {
  const look = lookOf(packed);
  return t('entry:look-described', {
    hair: choiceWord('hair', look.hair),
    hairColour: choiceWord('hairColour', look.hairColour),
    coat: choiceWord('coat', look.coat),
    accessory: choiceWord('accessory', look.accessory),
  });
}
