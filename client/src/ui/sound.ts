/** Loudness of the whole; everything is meant to be noticed only when it is missing. */
const VOLUME = 0.5;
const STEP = { lengthS: 0.09, loudness: 0.09, cutHz: 620, cutSpreadHz: 260, thumpHz: 92 };
const DOOR = { lengthS: 0.9, loudness: 0.1, fromHz: 240, toHz: 760, latchHz: 520 };

/** The sounds of the hall, made here: no file is played. */
export type HallSound = {
  /** A foot on the floor; no two are quite the same. */
  step(): void;
  /** A door that swings open. */
  door(): void;
  /** Asks the browser anew to be heard; it may refuse before the person pressed something. */
  wake(): void;
  close(): void;
};

/** Opens the sounds; `random` (0…1) varies the steps. Throws where the browser has no sound. */
export function openHallSound(random: () => number): HallSound {
  const audio = new AudioContext({ latencyHint: 'interactive' });
  const out = audio.createGain();
  out.gain.value = VOLUME;
  out.connect(audio.destination);
  const noise = noiseOf(audio, random);
  return {
    step() {
      if (audio.state !== 'running') return;
      const loudness = STEP.loudness * (0.7 + 0.6 * random());
      const cut = rustle(audio, noise, out, { lengthS: STEP.lengthS, attackS: 0.006, loudness, startS: random() });
      cut.frequency.value = STEP.cutHz + (random() - 0.5) * STEP.cutSpreadHz;
      knock(audio, out, STEP.thumpHz * (0.92 + 0.16 * random()), loudness * 0.9, 0);
    },
    door() {
      if (audio.state !== 'running') return;
      const { lengthS, loudness, fromHz, toHz, latchHz } = DOOR;
      const cut = rustle(audio, noise, out, { lengthS, attackS: 0.25, loudness, startS: 0 });
      cut.frequency.setValueAtTime(fromHz, audio.currentTime);
      cut.frequency.exponentialRampToValueAtTime(toHz, audio.currentTime + lengthS);
      knock(audio, out, latchHz, loudness * 0.5, 0);
      knock(audio, out, latchHz / 5, loudness * 0.8, lengthS * 0.85);
    },
    wake() {
      if (audio.state === 'suspended') void audio.resume();
    },
    close() {
      void audio.close();
    },
  };
}

/** A second of noise, the stuff of steps and hinges. */
function noiseOf(audio: AudioContext, random: () => number): AudioBuffer {
  const buffer = audio.createBuffer(1, audio.sampleRate, audio.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index++) samples[index] = random() * 2 - 1;
  return buffer;
}

/** Noise through a low pass that swells and fades; gives the filter, so that it can be tuned. */
function rustle(
  audio: AudioContext,
  noise: AudioBuffer,
  out: AudioNode,
  sound: { lengthS: number; attackS: number; loudness: number; startS: number },
): BiquadFilterNode {
  const source = audio.createBufferSource();
  source.buffer = noise;
  source.loop = true;
  const filter = audio.createBiquadFilter();
  filter.type = 'lowpass';
  const gain = swell(audio, sound.attackS, sound.lengthS, sound.loudness, 0);
  source.connect(filter).connect(gain).connect(out);
  source.start(0, sound.startS);
  source.stop(audio.currentTime + sound.lengthS + 0.05);
  return filter;
}

/** A short dull tone that falls, `afterS` from now. */
function knock(audio: AudioContext, out: AudioNode, pitchHz: number, loudness: number, afterS: number): void {
  const begins = audio.currentTime + afterS;
  const tone = audio.createOscillator();
  tone.frequency.setValueAtTime(pitchHz, begins);
  tone.frequency.exponentialRampToValueAtTime(pitchHz * 0.6, begins + 0.08);
  tone.connect(swell(audio, 0.004, 0.09, loudness, afterS)).connect(out);
  tone.start(begins);
  tone.stop(begins + 0.12);
}

function swell(audio: AudioContext, attackS: number, lengthS: number, loudness: number, afterS: number): GainNode {
  const gain = audio.createGain();
  const begins = audio.currentTime + afterS;
  gain.gain.setValueAtTime(0.0001, begins);
  gain.gain.exponentialRampToValueAtTime(loudness, begins + attackS);
  gain.gain.exponentialRampToValueAtTime(0.0001, begins + lengthS);
  return gain;
}
