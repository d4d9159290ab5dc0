import { useEffect, useRef } from 'preact/hooks';
import { EmoteIcon } from './emote-icons.tsx';
import './over-heads.css';
import { keepOverHeads } from './over-heads-frame.ts';
import { emoted, said } from './spoken.ts';

/**
 * Bubbles and signs over the heads of those who made them. For the eye only: a screen reader is told by the log.
 * Each element names its avatar; `over-heads-frame.ts` puts it over the head, frame by frame.
 */
export function OverHeads() {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current ? keepOverHeads(root.current) : undefined), []);
  return (
    <div ref={root} class="over-heads" aria-hidden="true">
      {[...emoted.value].map(([avatarId, { emote, untilMs }]) => (
        <div key={`${avatarId} ${untilMs}`} class="over-head" data-avatar={avatarId} data-kind="sign">
          <span class="over-head-sign">
            <EmoteIcon emote={emote} />
          </span>
        </div>
      ))}
      {[...said.value].map(([avatarId, { textId, text }]) => (
        <div key={textId} class="over-head" data-avatar={avatarId} data-kind="bubble">
          <span class="bubble-stem" />
          <span class="bubble">
            <bdi>{text}</bdi>
          </span>
          <span class="bubble-tail" />
        </div>
      ))}
    </div>
  );
}
