/** Whether the microphone is now as asked; the reasons are words for a text key. */
export type MicrophoneResult =
  | { ok: true }
  | { ok: false; reason: 'not-allowed' | 'no-microphone' | 'no-permission' | 'unsupported' };

/**
 * What kept a microphone from opening, by the name of the fault: the person or the browser said no
 * (`no-permission`), the voice server did (`not-allowed`), or there is none that works (`no-microphone`).
 */
export function microphoneRefusal(faultName: string): 'not-allowed' | 'no-microphone' | 'no-permission' {
  if (faultName === 'NotAllowedError' || faultName === 'SecurityError') return 'no-permission';
  return faultName === 'PublishTrackError' ? 'not-allowed' : 'no-microphone';
}
