import { randomBytes, timingSafeEqual } from 'node:crypto';
import { packedLook } from '@clearhall/shared-schema/avatar/look';
import type { Sql } from '../db/database.ts';
import { BOT_NAMES } from './bot-names.ts';

/** The bots' own unit, below the demonstration's root, so that nobody takes them for people. */
export const BOTS_UNIT = { unitId: '0de00000-0000-4000-8000-000000000004', name: '演示机器人 Demonstration bots' };

/** The figure of a bot; each one another. */
export function botLook(number: number): number {
  return packedLook({
    skin: number % 5,
    hair: (number * 3) % 8,
    hairColour: (number * 5 + 1) % 6,
    coat: (number * 7 + 2) % 10,
    accessory: number % 6,
  });
}

/** Who lets the demonstration's bots in, and who may switch them on and off. */
export class DemonstrationBots {
  /** Lets bots in until the server stops; told to the launcher only, never printed. */
  readonly token = randomBytes(24).toString('base64url');
  readonly #sql: Sql;
  readonly #tellLauncher: (isOn: boolean) => void;
  #isOn: boolean | null = null;

  constructor(sql: Sql, tellLauncher: (isOn: boolean) => void) {
    this.#sql = sql;
    this.#tellLauncher = tellLauncher;
  }

  /** Whether they walk; null where no launcher keeps any. */
  get isOn(): boolean | null {
    return this.#isOn;
  }

  /** What the launcher says of the bots that it keeps. */
  hear(isOn: boolean): void {
    this.#isOn = isOn;
  }

  /** Switches them on or off; the launcher brings them or sends them away. */
  switchTo(isOn: boolean): void {
    if (this.#isOn === null) return;
    this.#isOn = isOn;
    this.#tellLauncher(isOn);
  }

  /** Whether a bot with this token comes in now. */
  letsIn(token: string): boolean {
    const expected = Buffer.from(this.token);
    const given = Buffer.from(token);
    return this.#isOn === true && given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** The account of bot `number` (from 0); null where there is none. */
  async accountFor(number: number): Promise<string | null> {
    const [row] = await this.#sql<{ user_id: string }[]>`
      select user_id from person where is_demonstration and is_bot and display_name = ${BOT_NAMES[number] ?? ''}`;
    return row?.user_id ?? null;
  }

  /** Whether this account is one of the demonstration's people who may switch. */
  async maySwitch(userId: string): Promise<boolean> {
    const [row] = await this.#sql`
      select 1 from person where user_id = ${userId} and is_demonstration
        and role in ('lecturer', 'supervisor', 'moderator')`;
    return row !== undefined;
  }
}
