import type { Avatar } from '@clearhall/shared-schema/avatar/state';
import { StateView } from '@colyseus/schema';
import type { Participant } from '../room-world.ts';

/** Who is sent whose motion: those who share a scene, and always oneself. */
export class Sight {
  readonly #avatars = new Map<Participant, Avatar>();

  appear(who: Participant, avatar: Avatar, here: readonly Participant[]): void {
    this.#avatars.set(who, avatar);
    this.renew(who, here);
    for (const other of here) if (other !== who && other.sceneId === who.sceneId) other.client?.view?.add(avatar);
  }

  /** Gives a line that is new a view of its own. */
  renew(who: Participant, here: readonly Participant[]): void {
    if (!who.client) return;
    who.client.view?.dispose();
    who.client.view = new StateView();
    for (const other of here) if (other === who || other.sceneId === who.sceneId) this.#show(other, who);
  }

  vanish(who: Participant, here: readonly Participant[]): void {
    const avatar = this.#avatars.get(who);
    this.#avatars.delete(who);
    if (avatar) for (const other of here) if (other.client?.view?.has(avatar)) other.client.view.remove(avatar);
  }

  changeScene(who: Participant, here: readonly Participant[]): void {
    for (const other of here) {
      if (other === who) continue;
      const together = other.sceneId === who.sceneId;
      this.#set(other, who, together);
      this.#set(who, other, together);
    }
  }

  #set(seen: Participant, viewer: Participant, visible: boolean): void {
    const avatar = this.#avatars.get(seen);
    const view = viewer.client?.view;
    if (!avatar || !view || view.has(avatar) === visible) return;
    if (visible) view.add(avatar);
    else view.remove(avatar);
  }

  #show(seen: Participant, viewer: Participant): void {
    this.#set(seen, viewer, true);
  }
}
