import { sentenceAt } from '@clearhall/shared-schema/exhibit/rules';
import type { NarrationRecording, PublicNarration } from '@clearhall/shared-schema/pack/public-pack';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { language, localised, t } from '../ui/texts.ts';
import { noteAttention, noteHeard } from './exhibit-progress.ts';
import { isHeardWhole, partsOf, voiceFor } from './narration-rules.ts';
import { fileUrl } from './picture.tsx';
import { type Speak, SpeechRun } from './speech-run.ts';
import { Transcript } from './transcript.tsx';

/** What is read aloud: by the recording, else by a voice of this machine, else to be read; the transcript follows. */
export function Narration({ exhibitId, narration }: { exhibitId: string; narration: PublicNarration }) {
  const voice = useVoice(language.value);
  const recording = narration.recordings[language.value];
  const sentences = narration.sentences.map(localised);
  const heard = () => noteHeard(exhibitId);
  return (
    <section class="narration" key={language.value} aria-label={t('exhibit:narration')}>
      <h3>{t('exhibit:narration')}</h3>
      {recording ? (
        <Recorded recording={recording} sentences={sentences} onHeard={heard} />
      ) : voice ? (
        <Spoken voice={voice} sentences={sentences} onHeard={heard} />
      ) : (
        <>
          <p class="hint">{t('exhibit:no-voice')}</p>
          <Transcript label={t('exhibit:transcript')} sentences={sentences} at={-1} />
        </>
      )}
    </section>
  );
}

type Heard = { sentences: readonly string[]; onHeard: () => void };

function Recorded({ recording, sentences, onHeard }: Heard & { recording: NarrationRecording }) {
  const [at, setAt] = useState(-1);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below follows what is heard */}
      <audio
        controls
        preload="none"
        src={fileUrl(recording.file)}
        aria-label={t('exhibit:narration')}
        onTimeUpdate={({ currentTarget }) => {
          noteAttention();
          setAt(sentenceAt(recording.startsAtS, currentTarget.currentTime));
        }}
        onEnded={({ currentTarget }) => {
          if (isHeardWhole(partsOf(currentTarget.played), currentTarget.duration)) onHeard();
        }}
      />
      <Transcript label={t('exhibit:transcript')} sentences={sentences} at={at} />
    </>
  );
}

function Spoken({ voice, sentences, onHeard }: Heard & { voice: SpeechSynthesisVoice }) {
  const [, showAgain] = useState({});
  const run = useMemo(
    () => new SpeechRun(sentences, speakWith(voice), { change: () => showAgain({}), heard: onHeard }),
    [voice],
  );
  const stop = () => {
    run.stop();
    speechSynthesis.cancel();
  };
  useEffect(() => stop, [run]);
  if (run.isRunning) noteAttention();
  return (
    <>
      <button type="button" class="button small" onClick={() => (run.isRunning ? stop() : run.play())}>
        <Icon name={run.isRunning ? 'silent' : 'listen'} />
        {run.isRunning ? t('exhibit:stop-reading') : t('exhibit:read-aloud')}
      </button>
      <Transcript label={t('exhibit:transcript')} sentences={sentences} at={run.isRunning ? run.at : -1} />
    </>
  );
}

function speakWith(voice: SpeechSynthesisVoice): Speak {
  return (text, done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => done(true);
    utterance.onerror = () => done(false);
    speechSynthesis.speak(utterance);
  };
}

/** Voices come late in some browsers; nothing where the browser cannot speak. */
function useVoice(wanted: string): SpeechSynthesisVoice | null {
  const [, lookAgain] = useState({});
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const look = () => lookAgain({});
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return 'speechSynthesis' in window ? voiceFor(speechSynthesis.getVoices(), wanted) : null;
}
