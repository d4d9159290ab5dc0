import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import './popover-menu.css';
import { placeBeside } from './popover-place.ts';

const FOCUSABLE = 'button, input, [href]';

/**
 * A button with a native popover beside it: opened by the button, closed by a choice, Escape or a press elsewhere.
 * `name` names the popover; `face` is what stands on the button. What is in it is made only while it is open.
 */
export function PopoverMenu(props: {
  name: string;
  face: ComponentChildren;
  buttonClass: string;
  class?: string;
  title?: string;
  children: (close: () => void) => ComponentChildren;
}) {
  const id = useId();
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = () => box.current?.hidePopover();
  useLayoutEffect(() => {
    if (!isOpen.value) return;
    const place = () => standBeside(button.current, box.current);
    // What is in it is made before the browser shows it; only then it has a size and can take the focus.
    const frame = requestAnimationFrame(() => {
      place();
      box.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    });
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [isOpen.value]);
  // A popover that goes with its row leaves the focus nowhere; the row's list takes care of that.
  useEffect(() => () => box.current?.hidePopover(), []);
  const closeByEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !isOpen.value) return;
    // Only the menu closes; the panel in which it stands stays.
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class={props.buttonClass}
        title={props.title}
        popovertarget={id}
        aria-expanded={isOpen.value}
        onKeyDown={closeByEscape}
      >
        {props.face}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this may hold buttons only */}
      <div
        ref={box}
        id={id}
        popover="auto"
        role="group"
        aria-label={props.name}
        class={`menu-box ${props.class ?? ''}`}
        onKeyDown={closeByEscape}
        onBeforeToggle={(event) => {
          isOpen.value = event.newState === 'open';
        }}
      >
        {isOpen.value && props.children(close)}
      </div>
    </div>
  );
}

function standBeside(button: HTMLElement | null, box: HTMLElement | null): void {
  if (!button || !box) return;
  const { left, top } = placeBeside(button.getBoundingClientRect(), box.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: document.documentElement.clientHeight,
  });
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${top}px`);
}
