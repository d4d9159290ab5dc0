import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';
import { t } from './texts.ts';

/**
 * The frame of every panel and list: a heading that takes the focus when a person opened it, a close
 * button and Escape, and the focus back where it was. Not modal: the hall goes on behind it.
 */
export function Panel(props: {
  title: string;
  eyebrow?: string;
  icon?: IconName;
  class?: string;
  takesFocus: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!props.takesFocus) return;
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    const panel = heading.current?.closest('section');
    return () => giveBack(opener, panel);
  }, []);
  useEffect(() => keepFocusInside(heading.current), []);
  return (
    <section
      class={`panel ${props.class ?? ''}`}
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        // A dialog within the panel closes by itself; the panel stays.
        if (event.target instanceof Element && event.target.closest('dialog')) return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <header class="panel-head">
        {props.icon && <Icon name={props.icon} />}
        <div>
          {props.eyebrow && <p class="eyebrow">{props.eyebrow}</p>}
          <h2 id={headingId} ref={heading} tabIndex={-1}>
            {props.title}
          </h2>
        </div>
        <button type="button" class="button quiet close" onClick={props.onClose}>
          <Icon name="close" />
          <span class="unseen">{t('ui:close-panel', { title: props.title })}</span>
        </button>
      </header>
      {/* Focusable, so that a text without a single control can be scrolled by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is operated by keys */}
      <div class="panel-body" tabIndex={0}>
        {props.children}
      </div>
    </section>
  );
}

/** Returns the focus to what opened the panel, unless the person has moved on to something else meanwhile. */
function giveBack(opener: Element | null, panel: Element | null | undefined): void {
  const now = document.activeElement;
  const isHere = now === null || now === document.body || panel?.contains(now) === true;
  if (!isHere) return;
  const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
  const target = isThere ? opener : document.querySelector('main');
  target?.focus({ preventScroll: true });
}

/**
 * When what had the focus goes (a form that gives way to its result), the heading takes it, so that keys and
 * screen readers go on from there. Gives the function that ends it.
 */
function keepFocusInside(heading: HTMLElement | null): () => void {
  const panel = heading?.closest('section');
  if (!heading || !panel) return () => {};
  let isInside = false;
  const enter = () => {
    isInside = true;
  };
  const leave = (event: FocusEvent) => {
    // No new target, but still shown: the browser's window lost the focus, or what had it was taken away.
    if (event.relatedTarget instanceof Node && !panel.contains(event.relatedTarget)) isInside = false;
  };
  const forget = (event: PointerEvent) => {
    if (event.target instanceof Node && !panel.contains(event.target)) isInside = false;
  };
  const watch = new MutationObserver(() => {
    if (isInside && document.activeElement === document.body) heading.focus({ preventScroll: true });
  });
  panel.addEventListener('focusin', enter);
  panel.addEventListener('focusout', leave);
  document.addEventListener('pointerdown', forget);
  watch.observe(panel, { childList: true, subtree: true });
  return () => {
    panel.removeEventListener('focusin', enter);
    panel.removeEventListener('focusout', leave);
    document.removeEventListener('pointerdown', forget);
    watch.disconnect();
  };
}
