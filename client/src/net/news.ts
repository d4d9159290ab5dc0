import type { PeopleNews } from '@clearhall/shared-schema/people/asks';
import { addChatLine, forgetChat, hideChatLine } from '../people/chat.ts';
import { forgetSpoken, hideSaid, showEmoted, showSaid } from '../people/spoken.ts';
import type { HallRoom } from './room-line.ts';

/** Hears what the room tells once (what people say, sign and write) and puts it into the signals; for each new room. */
export function hearNews(room: HallRoom): void {
  forgetSpoken();
  forgetChat();
  hear(room, 'people.said', showSaid);
  hear(room, 'people.emoted', showEmoted);
  hear(room, 'people.chatted', addChatLine);
  hear(room, 'people.hidden', ({ textId }) => {
    hideSaid(textId);
    hideChatLine(textId);
  });
}

function hear<K extends keyof PeopleNews>(room: HallRoom, name: K, take: (news: PeopleNews[K]) => void): void {
  room.onMessage(name, (news: PeopleNews[K]) => take(news));
}
