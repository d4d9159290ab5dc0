import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLivekitBinary } from '../../game-server/src/voice/livekit-binary.ts';
import { type LaunchedVoice, launchVoice } from '../../game-server/src/voice/livekit-launch.ts';
import { Guest } from '../room/guest.ts';
import { act, granted, learnerIn } from '../room/touring.ts';
import { describeInBrowser, type Stage, useStage } from './browser-here.ts';
import { voiceArguments } from './chromium.ts';
import { becomes, enterAsLearner, openTourAsLecturer, openVisit } from './visit.ts';
import { writeVoiceTone } from './voice-tone.ts';

const binary = await findLivekitBinary(process.env);
const isRequired = process.env.VOICE_TESTS === 'required';
if (!binary)
  console.warn('voice in the browser: NOT TESTED (no LiveKit server is here; npm run voice:build makes one)');

type VoicePass = { url: string; token: string; mayPublish: boolean };
type Heard = { energy: number; iceServers: number; farAddresses: string[] };
type WithLines = typeof globalThis & { openLines: RTCPeerConnection[] };

describe.skipIf(!binary && !isRequired)('with a real LiveKit', () => {
  describeInBrowser('the voice of a tour', () => {
    let folder = '';
    let voice: LaunchedVoice | undefined;
    const stage = useStage({
      browserArguments: async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'clearhall-tone-'));
        await writeVoiceTone(path.join(folder, 'tone.wav'));
        return voiceArguments(path.join(folder, 'tone.wav'));
      },
    });

    beforeAll(async () => {
      if (!binary)
        throw new Error('VOICE_TESTS=required, but no LiveKit server is here: run npm run voice:build first.');
      const { server } = stage.hall;
      await new Promise<void>((resolve) => {
        voice = launchVoice({
          env: { ...process.env, VOICE_BUILD: 'off' },
          webhookUrl: `${server.origin}/voice/webhook`,
          onReport: (report) => {
            server.updateVoice(report);
            if (report.state === 'ready') resolve();
          },
        });
      });
    });
    afterAll(async () => {
      await voice?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('V1 H1 the lecturer speaks, a learner hears it', async () => {
      const lecturer = await openVisit(stage, { draws: false, permissions: ['microphone'] });
      await openTourAsLecturer(lecturer, stage.hall);
      const learner = await openVisit(stage, { draws: false });
      await learner.page.context().addInitScript(keepLines);
      await enterAsLearner(learner, stage.hall);

      await lecturer.page.getByRole('button', { name: 'Speak' }).click();
      await lecturer.page.getByRole('button', { name: 'Mute' }).waitFor();
      await learner.page.getByRole('button', { name: 'Listen' }).click();
      await learner.page.getByRole('button', { name: 'Stop listening' }).waitFor();
      expect(await learner.page.getByRole('button', { name: /Speak|Mute/ }).count()).toBe(0);
      let loudest = 0;
      for (const _ of [1, 2]) {
        const before = loudest;
        await becomes(async () => {
          loudest = (await heard(learner.page)).energy;
          return loudest > before;
        }, 'more sound arrives');
      }
      await learner.page.getByText('Speaking: 演示讲师 Lecturer').waitFor();
      const { iceServers, farAddresses } = await heard(learner.page);
      expect(iceServers).toBe(0);
      expect(new Set(farAddresses)).toEqual(new Set(['127.0.0.1']));

      await lecturer.page.getByRole('button', { name: 'Mute' }).click();
      await learner.page.getByText('Speaking:').waitFor({ state: 'detached' });
      expect([...lecturer.watch.problems, ...learner.watch.problems]).toEqual([]);
    });

    test('V1 a learner without the floor is offered no microphone, and what is forged is not heard', async () => {
      const lecturer = await openVisit(stage, { draws: false, permissions: ['microphone'] });
      const tourId = await openTourAsLecturer(lecturer, stage.hall);
      await lecturer.page.getByRole('button', { name: 'Speak' }).click();
      await lecturer.page.getByRole('button', { name: 'Mute' }).waitFor();
      const learner = await learnerIn(stage.hall, tourId);
      const pass = await granted<VoicePass>(learner, 'voice.token');
      expect(pass.mayPublish).toBe(false);
      expect(grantIn(pass.token)).toMatchObject({ canPublish: false, canPublishData: false });

      const forger = await withLivekit(stage);
      const forged = await forger.evaluate(publishAnyway, pass);
      expect(forged.inTheRoom).toBe(1);
      expect(forged.published).toMatch(/permission/i);
      expect(await lecturer.page.locator('audio').count()).toBe(0);
    });

    test('V16 who was removed from the tour joins its voice with the old token, and is put out at once', async () => {
      const lecturer = await openVisit(stage, { draws: false });
      const tourId = await openTourAsLecturer(lecturer, stage.hall);
      const learner = await learnerIn(stage.hall, tourId);
      const pass = await granted<VoicePass>(learner, 'voice.token');
      const page = await withLivekit(stage);
      const held = await page.evaluate(joinAndWait, { ...pass, forMs: 2000 });
      expect(held).toBe('stays');
      const guide = await new Guest(stage.hall).signIn('moderator');
      await guide.enter({ tourId });
      expect(await act(guide, 'moderation.remove', { avatarId: learner.avatarId })).toMatchObject({ ok: true });
      const removed = await page.evaluate(joinAndWait, { ...pass, forMs: 30_000 });
      expect(['PARTICIPANT_REMOVED', 'put out before the line stood']).toContain(removed);
      const another = await granted<VoicePass>(await learnerIn(stage.hall, tourId), 'voice.token');
      expect(await page.evaluate(joinAndWait, { ...another, forMs: 2000 })).toBe('stays');
    });
  });
});

/** Keeps hold of the lines that the page opens, whose figures a browser gives only to who holds them. */
function keepLines(): void {
  const Original = RTCPeerConnection;
  const kept: RTCPeerConnection[] = [];
  Object.assign(globalThis, {
    openLines: kept,
    RTCPeerConnection: class extends Original {
      constructor(settings?: RTCConfiguration) {
        super(settings);
        kept.push(this);
      }
    },
  });
}

function heard(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const found: Heard = { energy: 0, iceServers: 0, farAddresses: [] };
    for (const line of (globalThis as WithLines).openLines) {
      found.iceServers += line.getConfiguration().iceServers?.length ?? 0;
      for (const figures of (await line.getStats()).values()) {
        if (figures.type === 'inbound-rtp' && figures.kind === 'audio') found.energy += figures.totalAudioEnergy ?? 0;
        if (figures.type === 'remote-candidate') found.farAddresses.push(figures.address);
      }
    }
    return found;
  });
}

/** A page of nobody's making that has the voice library. */
async function withLivekit(stage: Stage): Promise<Page> {
  const { page } = await openVisit(stage, { draws: false, bypassCSP: true, permissions: ['microphone'] });
  await page.goto(stage.hall.origin);
  const library = createRequire(import.meta.url)
    .resolve('livekit-client')
    .replace(/livekit-client\.[^/]*$/, '');
  await page.addScriptTag({ path: `${library}livekit-client.umd.js` });
  return page;
}

/** Joins with a token; why it was put out again, or that it stays for this long. */
async function joinAndWait({ url, token, forMs }: VoicePass & { forMs: number }): Promise<string> {
  const { LivekitClient } = globalThis as unknown as { LivekitClient: typeof import('livekit-client') };
  const room = new LivekitClient.Room();
  const putOut = new Promise<string>((resolve) => {
    room.on('disconnected', (reason) => resolve(LivekitClient.DisconnectReason[reason ?? 0] ?? 'gone'));
  });
  const isUp = await room.connect(url, token, { rtcConfig: { iceServers: [] } }).then(
    () => true,
    () => false,
  );
  if (!isUp) return 'put out before the line stood';
  const stays = new Promise<string>((resolve) => setTimeout(() => resolve('stays'), forMs));
  const ended = await Promise.race([putOut, stays]);
  await room.disconnect();
  return ended;
}

/** What a token allows, as it says itself. */
function grantIn(token: string): unknown {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { video: unknown };
  return claims.video;
}

/** Joins with a listener's token and sends a tone all the same; how that ended. */
async function publishAnyway({ url, token }: VoicePass): Promise<{ inTheRoom: number; published: string }> {
  const { LivekitClient } = globalThis as unknown as { LivekitClient: typeof import('livekit-client') };
  const room = new LivekitClient.Room();
  await room.connect(url, token, { rtcConfig: { iceServers: [] } });
  const inTheRoom = room.remoteParticipants.size;
  const sounds = new AudioContext();
  const out = sounds.createMediaStreamDestination();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no tone can be made');
  const published = await room.localParticipant.publishTrack(track).then(
    () => 'published',
    (fault: Error) => `${fault.name}: ${fault.message}`,
  );
  await room.disconnect();
  return { inTheRoom, published };
}
