import '../walk/without-own-websocket.ts';
import { randomUUID } from 'node:crypto';
import { answerCalls } from '../walk/calls.ts';
import { type Return, Returner, type Standing } from './returner.ts';

/** What a whole crowd does; `tourists` of them are in a tour, whose lecturer comes on top. */
export type Crowd = { origin: string; people: number; tourists: number; lecturerToken: string };
/** What came of one of them: how it stood, how it stands, and how it came back; a fault where it did not. */
export type Course = { before: Standing; after: Standing | null; back: Return | null; fault: string | null };

const AT_ONCE = 12;
const WALKING_AT_ONCE = 150;
let returners: Returner[] = [];
let lecturer: Returner | null = null;
let tourists = 0;
let before: Standing[] = [];

/** The calls that the process of the returning crowd answers. */
export const returnersCalls = {
  /** Everybody signs in and becomes a person. */
  async signIn({ origin, people, tourists: inTour, lecturerToken }: Crowd): Promise<void> {
    tourists = inTour;
    returners = Array.from({ length: people }, (_, i) => new Returner(origin, i + 1));
    await inTurn(returners, AT_ONCE, (each) => each.signIn(null));
    lecturer = new Returner(origin, people + 1);
    await lecturer.signIn({ role: 'lecturer', token: lecturerToken });
  },

  /** Everybody comes in, and walks to the scene whose turn it is. */
  async enter({ sceneIds }: { sceneIds: string[] }): Promise<void> {
    if (!lecturer) throw new Error('nobody has signed in');
    const tourId = await lecturer.openTour();
    await lecturer.enter({ tourId });
    await inTurn(returners, AT_ONCE, (each, i) => each.enter(i < tourists ? { tourId } : {}));
    await inTurn(returners, WALKING_AT_ONCE, (each, i) => each.walkTo('scene', sceneIds[i % sceneIds.length] ?? ''));
  },

  /** A round is opened on the tour, and every second one answers it. */
  async ask(): Promise<void> {
    const { questions } = await (lecturer as Returner).ask<{ questions: { questionId: string }[] }>(
      'quiz.round-questions',
      {},
    );
    const wish = { requestId: randomUUID(), questionId: questions[0]?.questionId };
    const { roundId } = await (lecturer as Returner).ask<{ roundId: string }>('quiz.open-round', wish);
    const answering = returners.filter((_, i) => i < tourists && i % 2 === 0);
    await inTurn(answering, AT_ONCE, (each) => each.answer(roundId));
  },

  /** Notes how everybody stands, who comes back from now on when the line is cut. */
  async note(): Promise<void> {
    before = await Promise.all(all().map((each) => each.standing()));
    for (const each of all()) each.comeBackWhenCut();
  },

  /** Waits until everybody is back, or has given up. */
  async comeBack(): Promise<Course[]> {
    const backs = await Promise.allSettled(all().map((each) => each.returned()));
    return Promise.all(
      all().map(async (each, i) => {
        const back = backs[i];
        const stood = before[i] as Standing;
        if (back?.status !== 'fulfilled')
          return { before: stood, after: null, back: null, fault: String(back?.reason) };
        const after = await each.standing().catch((error: Error) => error.message);
        const isTold = typeof after !== 'string';
        return { before: stood, after: isTold ? after : null, back: back.value, fault: isTold ? null : after };
      }),
    );
  },

  async leave(): Promise<void> {
    await Promise.all(all().map((each) => each.leave()));
  },
};

function all(): Returner[] {
  return lecturer ? [...returners, lecturer] : returners;
}

async function inTurn(people: Returner[], atOnce: number, act: (each: Returner, i: number) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    while (next < people.length) {
      const i = next++;
      await act(people[i] as Returner, i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

answerCalls(returnersCalls);
