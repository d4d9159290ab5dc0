import type { ChatLine } from '@clearhall/shared-schema/people/asks';
import { CHAT_LINES_PER_PAGE } from '@clearhall/shared-schema/people/asks';
import { CHAT_LINES } from '@clearhall/shared-schema/people/presence';

/** One text as the room remembers it; the name is that of the time of writing. */
export type RoomText = ChatLine & { readonly personId: string; isHidden: boolean };

/** What was said and written in a room lately: in memory only, bounded, gone with the room. */
export class RoomTexts {
  readonly #chat: RoomText[] = [];
  readonly #said: RoomText[] = [];

  /** Keeps a line of the chat, the last `CHAT_LINES` of them. */
  keepChat(text: RoomText): void {
    keep(this.#chat, text);
  }

  /** Keeps the text of a bubble, so that it can be reported and hidden. */
  keepSaid(text: RoomText): void {
    keep(this.#said, text);
  }

  ofId(textId: string): RoomText | null {
    return [...this.#chat, ...this.#said].find((text) => text.textId === textId) ?? null;
  }

  /** The last lines of the chat that may be shown, or those before one, oldest first. Nothing before a forgotten one. */
  page(before: string | null, isShown: (text: RoomText) => boolean): { lines: ChatLine[]; hasMore: boolean } {
    const end = before === null ? this.#chat.length : this.#chat.findIndex(({ textId }) => textId === before);
    const shown = this.#chat.slice(0, Math.max(0, end)).filter((text) => !text.isHidden && isShown(text));
    return {
      lines: shown.slice(-CHAT_LINES_PER_PAGE).map(lineOf),
      hasMore: shown.length > CHAT_LINES_PER_PAGE,
    };
  }
}

/** What the others are told of a text: not whose it is beyond this room. */
export function lineOf({ textId, avatarId, name, role, text, at }: RoomText): ChatLine {
  return { textId, avatarId, name, role, text, at };
}

function keep(texts: RoomText[], text: RoomText): void {
  texts.push(text);
  if (texts.length > CHAT_LINES) texts.shift();
}
