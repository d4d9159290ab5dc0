import { expect } from 'vitest';
import { type Door, Guest, newRequestId } from './guest.ts';
import type { AskedQuestion } from './inside-room.ts';

/** A lecturer who has opened a tour and stands in it. */
export async function openTour(hall: Door): Promise<{ lecturer: Guest; tourId: string }> {
  const lecturer = await new Guest(hall).signIn('lecturer');
  const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  await lecturer.enter({ tourId });
  return { lecturer, tourId };
}

/** Another demonstration learner, in the tour. */
export async function learnerIn(hall: Door, tourId: string): Promise<Guest> {
  return (await new Guest(hall).signIn('learner')).enter({ tourId });
}

/** What of a granted ask came back; fails with the refusal. */
export async function granted<T>(guest: Guest, name: string, payload: object = {}): Promise<T> {
  const asked = await guest.ask(name, payload);
  expect(asked).toMatchObject({ ok: true });
  return (asked.ok ? asked.value : null) as T;
}

/** The questions that a lecturer may put to the group. */
export async function roundQuestions(lecturer: Guest): Promise<AskedQuestion[]> {
  return (await granted<{ questions: AskedQuestion[] }>(lecturer, 'quiz.round-questions')).questions;
}

/** Opens a round; gives its id. */
export async function openRound(lecturer: Guest, questionId: string): Promise<string> {
  const wish = { requestId: newRequestId(), questionId };
  return (await granted<{ roundId: string }>(lecturer, 'quiz.open-round', wish)).roundId;
}

/** Asks something that acts, with a request id of its own. */
export function act(guest: Guest, name: string, payload: object = {}) {
  return guest.ask(name, { requestId: newRequestId(), ...payload });
}
