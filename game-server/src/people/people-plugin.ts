import { PEOPLE_PER_PAGE, type PersonRow, peopleAsks } from '@clearhall/shared-schema/people/asks';
import { HallPlugin } from '../hall-plugin.ts';
import type { Participant } from '../room-world.ts';

/** Who is here: the list of people, by pages, without their motion. */
export class PeoplePlugin extends HallPlugin {
  override readonly pluginName = 'people' as const;

  protected override messages = this.answer(peopleAsks, {
    'people.me': (who) => ({
      avatarId: who.avatarId,
      name: who.person.name,
      role: this.world.roleOf(who),
      roomId: this.world.roomId,
      kind: this.world.kind,
      tick: this.world.tick,
    }),
    'people.list': (_who, { page, search }) => {
      const wanted = search.trim().toLocaleLowerCase();
      const found = this.world
        .here()
        .filter(({ person }) => person.name.toLocaleLowerCase().includes(wanted))
        .sort((a, b) => a.person.name.localeCompare(b.person.name, 'zh-CN'));
      const from = page * PEOPLE_PER_PAGE;
      return {
        people: found.slice(from, from + PEOPLE_PER_PAGE).map((each) => this.#rowOf(each)),
        total: found.length,
      };
    },
  });

  #rowOf(who: Participant): PersonRow {
    return {
      avatarId: who.avatarId,
      name: who.person.name,
      role: this.world.roleOf(who),
      unit: who.person.unitName ?? '',
      sceneId: who.sceneId,
      connected: who.client !== null,
    };
  }
}
