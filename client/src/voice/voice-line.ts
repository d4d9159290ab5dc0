import { type ReadonlySignal, signal } from '@preact/signals';
import type { Participant, RemoteTrack, Room } from 'livekit-client';
import { afterDisconnect, comeBackDelayMs } from './coming-back.ts';
import { type MicrophoneResult, microphoneRefusal } from './microphone-result.ts';

/**
 * `lost`: the line broke and tries to come back for two minutes (`retry()` tries at once, then or later).
 * `refused`: the hall or the voice server does not want us, or this person joined in another tab; see `refusal`.
 */
export type VoiceLineState = 'off' | 'connecting' | 'listening' | 'speaking' | 'lost' | 'refused';

/** Why the state is `refused`. */
export type VoiceRefusal = 'elsewhere' | 'removed' | 'not-admitted';

/** What the hall gives to join. `iceServers` is `[]` when none may be used; absent when the server's list holds. */
export type VoiceEntry = { url: string; token: string; iceServers?: RTCIceServer[] };

type Livekit = typeof import('livekit-client');

const connectTries = 1;
const floorArrivesMs = 2_000;
const duplicateIdentity = 2;

/**
 * The line to the voice of a room. `renew` asks the hall for a new entry: null when it does not admit us; a throw
 * means that it cannot be reached now. LiveKit's code is loaded at the first `join`.
 */
export class VoiceLine {
  readonly #state = signal<VoiceLineState>('off');
  readonly #refusal = signal<VoiceRefusal | null>(null);
  readonly #speakers = signal<string[]>([]);
  readonly #canPlay = signal(true);
  readonly #renew: () => Promise<VoiceEntry | null>;
  #livekit: Livekit | null = null;
  #room: Room | null = null;
  #wantsMicrophone = false;
  /** Grows with each join, leave and retry: what an older one still awaits is void. */
  #turn = 0;
  #sounds: HTMLElement | null = null;

  constructor(renew: () => Promise<VoiceEntry | null>) {
    this.#renew = renew;
  }

  /** Where the line stands. */
  get state(): ReadonlySignal<VoiceLineState> {
    return this.#state;
  }

  /** Why it was refused; null in every other state. */
  get refusal(): ReadonlySignal<VoiceRefusal | null> {
    return this.#refusal;
  }

  /** Identities of who is talking right now, the own one among them. */
  get speakers(): ReadonlySignal<string[]> {
    return this.#speakers;
  }

  /** False while the browser wants a gesture before it plays sound: offer a button that calls `resumeAudio`. */
  get canPlay(): ReadonlySignal<boolean> {
    return this.#canPlay;
  }

  /** Joins the room of this entry, leaving another one first. Settles when listening, lost or refused. */
  async join(entry: VoiceEntry): Promise<void> {
    await this.leave();
    const turn = ++this.#turn;
    this.#state.value = 'connecting';
    if (!(await this.#connect(entry, turn))) await this.#comeBack(turn);
  }

  /** Leaves and closes the microphone. */
  async leave(): Promise<void> {
    this.#turn++;
    this.#wantsMicrophone = false;
    const room = this.#room;
    this.#forget();
    this.#refusal.value = null;
    this.#state.value = 'off';
    await room?.disconnect(true);
  }

  /** Tries at once to come back, with a new entry. Does nothing while the line stands. */
  async retry(): Promise<void> {
    if (this.#state.value !== 'lost' && this.#state.value !== 'refused') return;
    const turn = ++this.#turn;
    const room = this.#room;
    this.#forget();
    await room?.disconnect(true);
    if (turn !== this.#turn) return;
    this.#refusal.value = null;
    this.#state.value = 'connecting';
    await this.#comeBack(turn, true);
  }

  /** Opens or closes the own microphone. Waits up to 2 s for a floor that was given a moment ago. */
  async setMicrophone(on: boolean): Promise<MicrophoneResult> {
    const room = this.#room;
    this.#wantsMicrophone = on;
    if (!room) return on ? this.#noMicrophone('not-allowed') : { ok: true };
    if (on && !navigator.mediaDevices?.getUserMedia) return this.#noMicrophone('unsupported');
    if (on && !(await this.#mayPublish(room))) return this.#noMicrophone('not-allowed');
    try {
      await room.localParticipant.setMicrophoneEnabled(on);
    } catch (fault) {
      return this.#noMicrophone(microphoneRefusal(fault instanceof Error ? fault.name : ''));
    } finally {
      // The floor may have been taken, or the line lost, while the browser asked for the microphone.
      if (!this.#wantsMicrophone || this.#room !== room) closeMicrophone(room);
      this.#readState(room);
    }
    return { ok: true };
  }

  /** Plays sound, from within a click, where the browser wanted a gesture. */
  async resumeAudio(): Promise<void> {
    await this.#room?.startAudio();
  }

  /** Whether it came to an end: connected, refused, or no longer wanted. False: try again. */
  async #connect(entry: VoiceEntry, turn: number): Promise<boolean> {
    let room: Room | undefined;
    try {
      const livekit = await import('livekit-client');
      if (turn !== this.#turn) return true;
      // Its error texts may quote the token.
      livekit.setLogLevel(livekit.LogLevel.silent);
      this.#livekit = livekit;
      room = new livekit.Room({
        // Plain elements: they keep playing in the background on phones and their echo is cancelled everywhere.
        webAudioMix: false,
        // So that the sign of an open microphone goes out.
        stopLocalTrackOnUnpublish: true,
        publishDefaults: { dtx: true, red: true, stopMicTrackOnMute: true },
      });
      this.#listen(room, livekit, turn);
      await room.connect(entry.url, entry.token, {
        maxRetries: connectTries,
        // Without this the server hands out public STUN addresses when it has none of its own.
        ...(entry.iceServers && { rtcConfig: { iceServers: entry.iceServers } }),
      });
    } catch {
      await room?.disconnect(true);
      return turn !== this.#turn;
    }
    if (turn !== this.#turn) {
      await room.disconnect(true);
      return true;
    }
    this.#room = room;
    this.#canPlay.value = room.canPlaybackAudio;
    this.#readState(room);
    if (this.#wantsMicrophone) await this.setMicrophone(true);
    return true;
  }

  async #comeBack(turn: number, atOnce = false): Promise<void> {
    for (let attempt = 0; turn === this.#turn; attempt++) {
      if (!atOnce || attempt > 0) {
        this.#state.value = 'lost';
        const delayMs = comeBackDelayMs(attempt, Math.random());
        if (delayMs === null) return;
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (turn !== this.#turn) return;
      }
      const entry = await this.#renew().catch(() => undefined);
      if (turn !== this.#turn) return;
      if (entry === null) return this.#refuse('not-admitted');
      if (entry && (await this.#connect(entry, turn))) return;
    }
  }

  #listen(room: Room, { RoomEvent, Track }: Livekit, turn: number): void {
    const whileOurs = <Values extends unknown[]>(act: (...values: Values) => void) => {
      return (...values: Values): void => {
        if (turn === this.#turn) act(...values);
      };
    };
    room
      .on(
        RoomEvent.TrackSubscribed,
        whileOurs((track) => track.kind === Track.Kind.Audio && this.#play(track)),
      )
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        for (const element of track.detach()) element.remove();
      })
      .on(
        RoomEvent.ActiveSpeakersChanged,
        whileOurs((speakers: Participant[]) => {
          // After a restart of the server LiveKit still lists who talked before it, though without a microphone.
          this.#speakers.value = speakers.filter((one) => one.isMicrophoneEnabled).map(({ identity }) => identity);
        }),
      )
      .on(
        RoomEvent.AudioPlaybackStatusChanged,
        whileOurs(() => {
          this.#canPlay.value = room.canPlaybackAudio;
        }),
      )
      .on(
        RoomEvent.ParticipantPermissionsChanged,
        whileOurs((_before, participant: Participant) => {
          if (participant === room.localParticipant && !participant.permissions?.canPublish) this.#dropMicrophone(room);
        }),
      )
      .on(RoomEvent.LocalTrackPublished, () => this.#readState(room))
      .on(RoomEvent.LocalTrackUnpublished, (publication) => {
        publication.track?.stop();
        this.#readState(room);
      })
      .on(RoomEvent.ConnectionStateChanged, () => this.#readState(room))
      .on(
        RoomEvent.Disconnected,
        whileOurs((reason) => this.#room === room && this.#afterDisconnect(reason, turn)),
      );
  }

  #afterDisconnect(reason: number | undefined, turn: number): void {
    const next = afterDisconnect(reason);
    this.#forget();
    if (next === 'come-back') {
      void this.#comeBack(turn);
      return;
    }
    this.#wantsMicrophone = false;
    if (next === 'stay-away') this.#refuse(reason === duplicateIdentity ? 'elsewhere' : 'removed');
    else this.#state.value = 'off';
  }

  #refuse(refusal: VoiceRefusal): void {
    this.#refusal.value = refusal;
    this.#state.value = 'refused';
  }

  /** Takes over what LiveKit says of the room that we are in; its end is told by its own event. */
  #readState(room: Room): void {
    const states = this.#livekit?.ConnectionState;
    if (room !== this.#room || room.state === states?.Disconnected) return;
    if (room.state === states?.Connected) {
      this.#state.value = room.localParticipant.isMicrophoneEnabled ? 'speaking' : 'listening';
    } else {
      this.#state.value = 'lost';
      this.#speakers.value = [];
    }
  }

  #noMicrophone(reason: Exclude<MicrophoneResult, { ok: true }>['reason']): MicrophoneResult {
    this.#wantsMicrophone = false;
    return { ok: false, reason };
  }

  #dropMicrophone(room: Room): void {
    this.#wantsMicrophone = false;
    closeMicrophone(room);
    this.#readState(room);
  }

  async #mayPublish(room: Room): Promise<boolean> {
    const allowed = () => room.localParticipant.permissions?.canPublish === true;
    if (allowed() || !this.#livekit) return allowed();
    const { RoomEvent } = this.#livekit;
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(limit);
        room.off(RoomEvent.ParticipantPermissionsChanged, look).off(RoomEvent.Disconnected, settle);
        resolve(allowed());
      };
      const look = (): void => {
        if (allowed()) settle();
      };
      const limit = setTimeout(settle, floorArrivesMs);
      room.on(RoomEvent.ParticipantPermissionsChanged, look).on(RoomEvent.Disconnected, settle);
    });
  }

  #play(track: RemoteTrack): void {
    if (!this.#sounds) {
      this.#sounds = document.createElement('div');
      this.#sounds.hidden = true;
      document.body.append(this.#sounds);
    }
    this.#sounds.append(track.attach());
  }

  #forget(): void {
    this.#room = null;
    this.#speakers.value = [];
    this.#sounds?.replaceChildren();
  }
}

function closeMicrophone(room: Room): void {
  for (const publication of room.localParticipant.audioTrackPublications.values()) publication.track?.stop();
}
