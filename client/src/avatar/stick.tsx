import { render } from 'preact';
import { useRef } from 'preact/hooks';
import './stick.css';
import type { Steering } from './steering.ts';

/** Puts the stick on the page. */
export function mountStick(root: HTMLElement, steering: Steering): void {
  render(<Stick steering={steering} />, root);
}

/**
 * A stick for the thumb, lower left, where a finger is the pointer. Hidden from screen readers: whoever does not see it
 * walks by the lists.
 */
function Stick({ steering }: { steering: Steering }) {
  const base = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLDivElement>(null);
  const pull = (event: PointerEvent) => {
    const area = base.current?.getBoundingClientRect();
    if (!area || !base.current?.hasPointerCapture(event.pointerId)) return;
    const reach = area.width / 2;
    const x = (event.clientX - area.x - reach) / reach;
    const y = (event.clientY - area.y - reach) / reach;
    const shorten = 1 / Math.max(1, Math.hypot(x, y));
    show(x * shorten, y * shorten);
    steering.pull({ x: x * shorten, y: y * shorten });
  };
  const show = (x: number, y: number) => {
    knob.current?.style.setProperty('translate', `${x * 50}% ${y * 50}%`);
  };
  const release = () => {
    show(0, 0);
    steering.pull({ x: 0, y: 0 });
  };
  return (
    <div
      ref={base}
      class="stick"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        pull(event);
      }}
      onPointerMove={pull}
      onLostPointerCapture={release}
    >
      <div ref={knob} class="stick-knob" />
    </div>
  );
}
