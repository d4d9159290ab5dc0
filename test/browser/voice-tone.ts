import { writeFile } from 'node:fs/promises';

const samplesPerSecond = 48_000;
const seconds = 8;
// A steady voice-like sound: the built-in beep of a headless browser is silent most of the time, and then nobody
// counts as talking.
const tonesHz = [180, 360, 900];
const syllablesHz = 3;
const headerBytes = 44;

/** Writes the sound that a headless browser's microphone hears: 48 kHz, mono, 16 bit, 8 s without a seam. */
export async function writeVoiceTone(path: string): Promise<void> {
  const samples = seconds * samplesPerSecond;
  const wav = Buffer.alloc(headerBytes + 2 * samples);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(samplesPerSecond, 24);
  wav.writeUInt32LE(2 * samplesPerSecond, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(2 * samples, 40);
  for (let sample = 0; sample < samples; sample++) {
    wav.writeInt16LE(Math.round(loudness(sample / samplesPerSecond) * 32_000), headerBytes + 2 * sample);
  }
  await writeFile(path, wav);
}

/** Loudness at a time in seconds, -1..1. */
function loudness(time: number): number {
  const tone = tonesHz.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * time), 0) / tonesHz.length;
  const envelope = 0.6 + 0.4 * Math.sin(2 * Math.PI * syllablesHz * time);
  return tone * envelope;
}
