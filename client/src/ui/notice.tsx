import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

/** A framed message with a sign: `closed` for "not yet", `done` for "recorded, open". */
export function Notice(props: {
  icon?: IconName;
  tone?: 'plain' | 'closed' | 'done';
  title?: string;
  children?: ComponentChildren;
}) {
  const { icon = 'info', tone = 'plain', title, children } = props;
  return (
    <div class={`notice ${tone}`}>
      <Icon name={icon} />
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** A wait of unknown length, said in words. */
export function Waiting({ text }: { text: string }) {
  return (
    <p class="row waiting" role="status">
      <span class="spinner" aria-hidden="true" />
      {text}
    </p>
  );
}
