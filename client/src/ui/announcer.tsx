import { signal } from '@preact/signals';
import { Icon } from './icons.tsx';
import { t } from './texts.ts';

export type Toast = {
  toastId: number;
  text: string;
  tone: 'plain' | 'closed' | 'done';
  action?: { label: string; run: () => void };
};

const logLength = 40;
const toastMs = 8_000;
const toastWithActionMs = 20_000;

const lines = signal<readonly { lineId: number; text: string }[]>([]);
const urgent = signal('');
const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

/** Says something through the polite log of a screen reader, without showing it. */
export function announce(text: string): void {
  // Peeked at, so that an effect that announces does not run again with each line.
  const before = lines.peek();
  if (before.at(-1)?.text === text) return;
  lines.value = [...before.slice(1 - logLength), { lineId: ++lastId, text }];
}

/** Says something at once, over what is being read: only for a call of the lecturer. */
export function announceNow(text: string): void {
  urgent.value = text;
}

/** Shows a short notice for some seconds and says it in the log; the longer with something to press in it. */
export function showToast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const toastId = ++lastId;
  toasts.value = [
    ...toasts
      .peek()
      .filter((toast) => toast.text !== text)
      .slice(-2),
    { toastId, text, tone: 'plain', ...options },
  ];
  announce(text);
  setTimeout(() => dropToast(toastId), options.action ? toastWithActionMs : toastMs);
}

function dropToast(toastId: number): void {
  toasts.value = toasts.peek().filter((toast) => toast.toastId !== toastId);
}

/** The live regions and the toasts of a page; mount it once. */
export function Announcer() {
  return (
    <>
      <div class="unseen" role="log" aria-live="polite" aria-label={t('ui:log')}>
        {lines.value.map(({ lineId, text }) => (
          <p key={lineId}>{text}</p>
        ))}
      </div>
      <div class="unseen" aria-live="assertive">
        {urgent.value}
      </div>
      {toasts.value.length > 0 && (
        <section class="toasts" aria-label={t('ui:notices')}>
          <ul>
            {toasts.value.map((toast) => (
              <ToastLine key={toast.toastId} toast={toast} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const sign = toast.tone === 'closed' ? 'lock' : toast.tone === 'done' ? 'check' : 'info';
  return (
    <li class={`toast ${toast.tone}`}>
      <Icon name={sign} />
      <span class="toast-text">{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            dropToast(toast.toastId);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button type="button" class="button quiet small" onClick={() => dropToast(toast.toastId)}>
        <Icon name="close" />
        <span class="unseen">{t('ui:dismiss')}</span>
      </button>
    </li>
  );
}
