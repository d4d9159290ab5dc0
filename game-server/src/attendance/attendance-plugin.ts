import { attendanceAsks, type Watch } from '@clearhall/shared-schema/attendance/asks';
import { HallPlugin } from '../hall-plugin.ts';
import { happened } from '../journal/events.ts';
import type { Participant } from '../room-world.ts';

/** Who was where, from when to when, and who followed: events of which the record makes spans and pauses. */
export class AttendancePlugin extends HallPlugin {
  override readonly pluginName = 'attendance' as const;
  readonly #watching = new WeakMap<Participant, Watch>();

  protected override messages = this.answer(attendanceAsks, {
    'attendance.watch': async (who, { watch }) => {
      const known = this.#watching.get(who) ?? 'here';
      if (watch === known || this.state.tour.isClosed) return null;
      this.#watching.set(who, watch);
      const [at, where] = [this.room.nowMs(), this.where(who)];
      await this.services.journal.record(
        watch === 'here'
          ? happened('attendance.resumed', at, where, {})
          : happened('attendance.paused', at, where, { why: watch }),
      );
      return null;
    },
  });

  /** Resolves when the coming is durable. */
  async entered(who: Participant): Promise<void> {
    const { sceneId } = who;
    this.#watching.delete(who);
    const body = { role: this.world.roleOf(who), unitId: who.person.unitId, sceneId };
    await this.services.journal.record(happened('person.entered', this.room.nowMs(), this.where(who), body));
  }

  /** A fault here is reported, not thrown: the tick goes on. */
  changedScene(who: Participant): void {
    if (this.state.tour.isClosed) return;
    const body = { unitId: who.person.unitId, sceneId: who.sceneId };
    this.services.journal
      .record(happened('scene.entered', this.room.nowMs(), this.where(who), body))
      .catch((error) => this.room.reportFault(error, 'attendance'));
  }

  async left(who: Participant): Promise<void> {
    if (this.state.tour.isClosed) return;
    await this.services.journal.record(happened('person.left', this.room.nowMs(), this.where(who), {}));
  }
}
