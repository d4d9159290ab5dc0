/** The colours of the hall; cinnabar means only "closed, answer first", jade only "done, open". */
export const palette = {
  limestone: '#E8E2D6',
  wall: '#F3EFE6',
  slateTeal: '#33474C',
  brass: '#B08D57',
  brassLight: '#DCC08A',
  brassDark: '#7E6238',
  oxblood: '#7A2F2A',
  oxbloodDark: '#5C221F',
  ink: '#22282C',
  paper: '#FBF8F1',
  cinnabar: '#A63A2B',
  jade: '#4B8F7B',
  oak: '#C2A077',
  walnut: '#6B4A31',
  leaf: '#5E7A55',
} as const;

/** Mixes two #RRGGBB colours; `share` 0 gives the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const part = (at: number) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** A lighter colour; `share` 0 to 1. */
export function lighter(colour: string, share: number): string {
  return mix(colour, '#FFFFFF', share);
}

/** A darker colour; `share` 0 to 1. */
export function darker(colour: string, share: number): string {
  return mix(colour, '#14181A', share);
}
