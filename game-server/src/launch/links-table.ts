import type { VoiceReport } from '../voice/livekit-launch.ts';

/** A link to show: the role that it opens the hall as, and where. */
export type RoleLink = { role: string; url: string };

/** What stands in the table. `dataFolder` is shown so that a person knows what to back up. */
export type TableContent = {
  origin: string;
  links: readonly RoleLink[];
  voice: VoiceReport | undefined;
  dataFolder: string;
};

/** The table that is printed when the hall has opened: one line for each thing a person may want to open. */
export function linksTable({ origin, links, voice, dataFolder }: TableContent): string {
  const rows: [string, string][] = [
    ['Address', `${origin}/`],
    ...links.map(({ role, url }): [string, string] => [capitalised(role), url]),
    ['Voice', voiceText(voice)],
    ['Data', dataFolder],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const below = `\n${' '.repeat(width + 4)}`;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value.replaceAll('\n', below)}`);
  const note =
    links.length > 0 ? ['', '  These links are for trying it out: on this machine only, until it stops.'] : [];
  return ['', '  Clearhall is open', '', ...lines, ...note, ''].join('\n');
}

/** The state of voice in a few words; what to do when there is none may take several lines. */
export function voiceText(voice: VoiceReport | undefined): string {
  const hint = voice?.hint
    ?.split('\n')[0]
    ?.replace(/^Voice is /, '')
    .replace(/[:.]$/, '');
  switch (voice?.state) {
    case 'ready':
      return 'ready';
    case 'off':
      return hint ?? 'switched off';
    case 'preparing':
      return `preparing${voice.percent === undefined ? '' : `, ${voice.percent} %`} (the hall works without)`;
    case 'down':
      return `down${hint ? `: ${hint}` : ''} (it is being started again)`;
    case 'unavailable':
      return voice.hint ?? 'unavailable';
    default:
      return 'starting';
  }
}

/**
 * The further line to print when voice has changed since the last report, or undefined when there is nothing new to
 * say. A hint is printed whole when it is new; percentages are said at each quarter.
 */
export function voiceLine(before: VoiceReport | undefined, now: VoiceReport): string | undefined {
  const quarter = (report: VoiceReport | undefined) => Math.floor((report?.percent ?? 0) / 25);
  const newState = before?.state !== now.state;
  const newHint = now.hint !== undefined && before?.hint !== now.hint;
  if (newState && now.state === 'starting') return undefined;
  if (!newState && !newHint && quarter(before) === quarter(now)) return undefined;
  return newHint && now.state !== 'down' ? `Voice: ${now.state}. ${now.hint}` : `Voice: ${voiceText(now)}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
