import { setTimeout as wait } from 'node:timers/promises';
import { TICK_MS } from '@clearhall/shared-schema/avatar/motion';
import { Guest } from '../../test/room/guest.ts';
import { type Figure, figure, quantile } from './figures.ts';
import { startServerUnderLoad } from './server-under-load.ts';

const WALKERS = 20;
const TURN_EVERY_MS = 1000;

/** Twenty people walking in one scene: what each receives, what the server pays. */
export async function measureWalkers(seconds: number): Promise<Figure[]> {
  const hall = await startServerUnderLoad();
  try {
    const walkers = await Promise.all(
      Array.from({ length: WALKERS }, async (_, i) =>
        (await new Guest(hall).signIn('visitor')).enter({ name: `Walker ${i}` }),
      ),
    );
    let bytes = 0;
    for (const walker of walkers) countBytes(walker, (size) => (bytes += size));
    const walking = new AbortController();
    const turning = Promise.all(walkers.map((walker, i) => turnAbout(walker, i, walking.signal)));
    await wait(1000);
    bytes = 0;
    const cpuBefore = await hall.cpuS();
    const beganMs = performance.now();
    await wait(seconds * 1000);
    const tookS = (performance.now() - beganMs) / 1000;
    const cpuAfter = await hall.cpuS();
    walking.abort();
    await turning;
    for (const walker of walkers) await walker.leave();
    return [
      figure('bytes down per client, 20 walkers in one scene', bytes / tookS / WALKERS, 'B/s'),
      figure(
        'server CPU, 20 walkers',
        cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) / tookS) * 100,
        '% of one core',
      ),
    ];
  } finally {
    await hall.stop();
  }
}

/** Twenty learners answering the lecturer's questions: from the ask to the durable reply. */
export async function measureAnswers(rounds: number): Promise<Figure[]> {
  const hall = await startServerUnderLoad();
  try {
    const lecturer = await new Guest(hall).signIn('lecturer');
    const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
    await lecturer.enter({ tourId });
    const learners = await Promise.all(
      Array.from({ length: WALKERS }, async () => (await new Guest(hall).signIn('learner')).enter({ tourId })),
    );
    const asked = await lecturer.ask('quiz.round-questions');
    if (!asked.ok) throw new Error(asked.reason);
    const questions = asked.value.questions as { questionId: string; options: { optionId: string }[] }[];
    const tookMs: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const question = questions[i % questions.length];
      const opened = await lecturer.ask('quiz.open-round', {
        requestId: crypto.randomUUID(),
        questionId: question?.questionId,
      });
      if (!opened.ok) throw new Error(opened.reason);
      const { roundId } = opened.value;
      const optionId = question?.options[0]?.optionId;
      await Promise.all(
        learners.map(async (learner) => {
          const beganMs = performance.now();
          const answer = { requestId: crypto.randomUUID(), roundId, optionId };
          const replied = await learner.ask('quiz.answer-round', answer);
          if (!replied.ok) throw new Error(replied.reason);
          tookMs.push(performance.now() - beganMs);
        }),
      );
      await lecturer.ask('quiz.reveal-round', { requestId: crypto.randomUUID(), roundId });
    }
    for (const guest of [...learners, lecturer]) await guest.leave();
    return [
      figure('acknowledged answers', tookMs.length, 'count'),
      figure('answer to durable reply, p50', quantile(tookMs, 0.5), 'ms'),
      figure('answer to durable reply, p99', quantile(tookMs, 0.99), 'ms'),
    ];
  } finally {
    await hall.stop();
  }
}

function countBytes(guest: Guest, add: (size: number) => void): void {
  const { transport } = guest.room.connection;
  const socket = (transport as unknown as { ws: WebSocket }).ws;
  socket.addEventListener('message', ({ data }) => add((data as ArrayBuffer).byteLength));
}

async function turnAbout(guest: Guest, start: number, signal: AbortSignal): Promise<void> {
  let tick = 0;
  for (let turn = 0; !signal.aborted; turn++) {
    const heading = (start * 37 + turn * 64) & 255;
    guest.room.send('avatar.steer', { tick, seq: turn & 0xffff, heading, pace: 1 });
    tick += TURN_EVERY_MS / TICK_MS;
    await wait(TURN_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}
