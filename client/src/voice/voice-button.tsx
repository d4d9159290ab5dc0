import type { VoicePass } from '@clearhall/shared-schema/voice/asks';
import { effect, signal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection, isLecturer, me, roster, tour, voiceStatus } from '../net/mirror.ts';
import { announce, showToast } from '../ui/announcer.tsx';
import { listed } from '../ui/formats.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { refusalText, t } from '../ui/texts.ts';
import type { VoiceEntry, VoiceLine } from './voice-line.ts';

const line = signal<VoiceLine | null>(null);
const isStarting = signal(false);

// Another tab of the same person goes on with the voice, too.
effect(() => {
  if (connection.value === 'replaced') void line.peek()?.leave();
});

/** The way into the voice of a tour: a lecturer speaks, everybody else listens. Its reason is said where it is off. */
export function VoiceButton() {
  if (!tour.value?.tourId || !me.value) return null;
  const state = isStarting.value ? 'connecting' : (line.value?.state.value ?? 'off');
  const isReady = voiceStatus.value === 'ready';
  const isOn = state === 'listening' || state === 'speaking';
  const reason = isReady || isOn ? '' : reasonOf(voiceStatus.value);
  return (
    <div class="voice">
      {line.value && !line.value.canPlay.value && isOn && (
        <button type="button" class="button small primary" onClick={() => void line.value?.resumeAudio()}>
          <Icon name="listen" />
          {t('voice:tap-to-hear')}
        </button>
      )}
      <SpeakerNames />
      <button
        type="button"
        class={`button voice-button ${isOn ? `on ${state}` : ''}`}
        aria-disabled={reason !== '' || state === 'connecting'}
        aria-describedby="voice-reason"
        onClick={() => (reason ? showToast(reason) : void press(state))}
      >
        <Icon name={iconOf(state, reason !== '')} />
        <span class="voice-words">{labelOf(state, reason !== '')}</span>
      </button>
      <span id="voice-reason" class="unseen">
        {reason}
      </span>
    </div>
  );
}

function SpeakerNames() {
  const names = (line.value?.speakers.value ?? [])
    .map((avatarId) => roster.value.get(avatarId)?.name ?? '')
    .filter((name) => name !== '');
  if (names.length === 0) return null;
  return <span class="voice-speakers">{t('voice:speaking-now', { names: listed(names) })}</span>;
}

function reasonOf(status: string): string {
  if (status === 'preparing') return t('voice:preparing');
  if (status === 'starting') return t('voice:starting');
  if (status === 'down') return t('voice:down');
  return status === 'unavailable' ? t('voice:unavailable') : t('voice:off');
}

function labelOf(state: string, isOff: boolean): string {
  if (state === 'connecting') return t('voice:connecting');
  if (state === 'speaking') return t('voice:stop-speaking');
  if (state === 'listening') return isLecturer.value ? t('voice:speak') : t('voice:stop-listening');
  if (state === 'lost' || state === 'refused') return t('voice:join-again');
  if (isOff) return t('voice:no-voice');
  return isLecturer.value ? t('voice:speak') : t('voice:listen');
}

function iconOf(state: string, isOff: boolean): IconName {
  if (isOff || state === 'lost' || state === 'refused') return 'silent';
  return isLecturer.value ? 'microphone' : 'listen';
}

/** What a press does: join, open or close the microphone, leave, come back. */
async function press(state: string): Promise<void> {
  const present = line.value;
  if (state === 'connecting') return;
  if (state === 'listening' && present && isLecturer.value) return openMicrophone(present);
  if (state === 'speaking' && present) {
    await present.setMicrophone(false);
    announce(t('voice:microphone-closed'));
    return;
  }
  if (state === 'listening' && present) {
    await present.leave();
    announce(t('voice:left'));
    return;
  }
  await join();
}

async function join(): Promise<void> {
  isStarting.value = true;
  try {
    const pass = await ask('voice.token', {});
    if (!pass.ok) {
      showToast(refusalText(pass.reason), { tone: 'closed' });
      return;
    }
    const { VoiceLine } = await import('./voice-line.ts');
    const next = line.value ?? new VoiceLine(renew);
    line.value = next;
    await next.join(entryOf(pass.value));
    const state = next.state.value;
    if (state === 'refused') showToast(t(`voice:refused-${next.refusal.value ?? 'not-admitted'}`), { tone: 'closed' });
    if (state === 'listening' && pass.value.mayPublish) await openMicrophone(next);
    else if (state === 'listening') announce(t('voice:listening'));
  } catch {
    // The voice code itself could not be loaded.
    showToast(refusalText('offline'), { tone: 'closed' });
  } finally {
    isStarting.value = false;
  }
}

async function openMicrophone(present: VoiceLine): Promise<void> {
  const opened = await present.setMicrophone(true);
  if (opened.ok) announce(t('voice:you-are-heard'));
  else showToast(t(`voice:microphone-${opened.reason}`), { tone: 'closed' });
}

/** A new entry when the line broke; a throw tells the line that the hall cannot be reached now. */
async function renew(): Promise<VoiceEntry | null> {
  const pass = await ask('voice.token', {});
  if (pass.ok) return entryOf(pass.value);
  if (pass.reason === 'offline' || pass.reason === 'voice-unreachable' || pass.reason === 'too-many') {
    throw new Error(`no voice token now: ${pass.reason}`);
  }
  return null;
}

function entryOf({ url, token, iceServers }: VoicePass): VoiceEntry {
  return iceServers === null ? { url, token } : { url, token, iceServers };
}
