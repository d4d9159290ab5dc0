import type { ChatLine } from '@clearhall/shared-schema/people/asks';
import { CHAT_LINES } from '@clearhall/shared-schema/people/presence';

type Lines = readonly ChatLine[];

/** The lines with a new one, oldest first and each once; of more than `CHAT_LINES` the oldest go. */
export function withLine(lines: Lines, line: ChatLine): Lines {
  const others = lines.filter(({ textId }) => textId !== line.textId);
  let place = others.length;
  while (place > 0 && (others[place - 1]?.at ?? 0) > line.at) place--;
  return others.toSpliced(place, 0, line).slice(-CHAT_LINES);
}

/** The lines with earlier ones before them, each once; there is room for `CHAT_LINES`, and the newest stay. */
export function withEarlier(lines: Lines, earlier: Lines): Lines {
  const known = new Set(lines.map(({ textId }) => textId));
  return [...earlier.filter(({ textId }) => !known.has(textId)), ...lines].slice(-CHAT_LINES);
}

/** The last lines as the room gave them, with those that were heard after; none twice. */
export function withHeardSince(last: Lines, heard: Lines): Lines {
  const newest = last.at(-1)?.at ?? 0;
  return heard.filter(({ at }) => at >= newest).reduce(withLine, last);
}

/** The lines without one. */
export function withoutLine(lines: Lines, textId: string): Lines {
  const left = lines.filter((line) => line.textId !== textId);
  return left.length === lines.length ? lines : left;
}
