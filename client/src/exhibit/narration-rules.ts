type Voice = { lang: string; localService: boolean };

/** A voice of this machine for a language; none that would send the text elsewhere to be spoken. */
export function voiceFor<T extends Voice>(voices: readonly T[], language: string): T | null {
  const local = voices.filter(({ localService }) => localService);
  const tagOf = ({ lang }: Voice) => lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  const base = wanted.split('-')[0] ?? wanted;
  return local.find((voice) => tagOf(voice) === wanted) ?? local.find((voice) => tagOf(voice).startsWith(base)) ?? null;
}

/** Whether the played parts of a recording, in order and apart, leave out less than a second or a twentieth of it. */
export function isHeardWhole(played: readonly { fromS: number; toS: number }[], durationS: number): boolean {
  const heardS = played.reduce((sum, { fromS, toS }) => sum + toS - fromS, 0);
  return durationS > 0 && durationS - heardS <= Math.max(1, durationS / 20);
}

/** The parts of a recording that were played, in order and apart. */
export function partsOf(played: TimeRanges): { fromS: number; toS: number }[] {
  return Array.from({ length: played.length }, (_, index) => ({ fromS: played.start(index), toS: played.end(index) }));
}
