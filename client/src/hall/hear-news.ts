import type { BoardNews } from '@clearhall/shared-schema/board/asks';
import type { PeopleNews } from '@clearhall/shared-schema/people/asks';
import { noteBoardChange } from '../board/board-news.ts';
import type { HallRoom } from '../net/room-line.ts';
import { addChatLine, forgetChat, hideChatLine } from '../people/chat.ts';
import { forgetSpoken, hideSaid, showEmoted, showSaid } from '../people/spoken.ts';

/** Hears what the room tells once (what people say, sign and write) and puts it into the signals; for each new room. */
export function hearNews(room: HallRoom): void {
  forgetSpoken();
  forgetChat();
  hear(room, 'people.said', showSaid);
  hear(room, 'people.emoted', showEmoted);
  hear(room, 'people.chatted', addChatLine);
  hear(room, 'board.changed', noteBoardChange);
  hear(room, 'people.hidden', ({ textId }) => {
    hideSaid(textId);
    hideChatLine(textId);
  });
}

type News = PeopleNews & BoardNews;

function hear<K extends keyof News>(room: HallRoom, name: K, take: (news: News[K]) => void): void {
  room.onMessage(name, (news: News[K]) => take(news));
}
