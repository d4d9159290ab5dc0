import type { Emote } from '@clearhall/shared-schema/people/presence';
import type { JSX } from 'preact';

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 } as const;

/** The six signs on a 24 × 24 grid: a tinted shape under a round line, so that they read on paper and on slate. */
const pictures: Readonly<Record<Emote, JSX.Element>> = {
  1: (
    <>
      <path
        d="M7.2 13.6V8.4a1.4 1.4 0 0 1 2.8 0V6a1.4 1.4 0 0 1 2.8 0v.8a1.4 1.4 0 0 1 2.8 0v2a1.4 1.4 0 0 1 2.8 0v5.6c0 3.9-2.4 6.6-5.9 6.6-2.9 0-4.4-1.4-5.7-3.9l-2.1-3.9c-.4-.8-.1-1.6.7-1.9.7-.3 1.4 0 1.8.7z"
        fill="#f3d3a8"
      />
      <path
        d="M7.2 13.6V8.4a1.4 1.4 0 0 1 2.8 0v3M10 11V6a1.4 1.4 0 0 1 2.8 0v5M12.8 11V6.8a1.4 1.4 0 0 1 2.8 0v4.6M15.6 11.4V8.8a1.4 1.4 0 0 1 2.8 0v5.6c0 3.9-2.4 6.6-5.9 6.6-2.9 0-4.4-1.4-5.7-3.9l-2.1-3.9c-.4-.8-.1-1.6.7-1.9.7-.3 1.4 0 1.8.7zM3.6 7c.4-1.7 1.3-3 2.6-3.9M19 3.4c1.1.8 1.9 1.8 2.3 3"
        {...line}
      />
    </>
  ),
  2: (
    <>
      <path d="M6.6 19 10.4 9.6M17.4 19 13.6 9.6" stroke="currentColor" stroke-width="6" />
      <path d="M6.6 19 10.4 9.6M17.4 19 13.6 9.6" stroke="#f3d3a8" stroke-width="3" />
      <path d="M12 4.6V2.4M7.4 5.4 5.8 3.6M16.6 5.4l1.6-1.8" {...line} />
    </>
  ),
  3: (
    <>
      <path
        d="M7.6 12 11.3 4c1.5 0 2.4 1 2.1 2.5L12.8 10h5c1.4 0 2.3 1.2 2 2.5l-1.4 5.8c-.3 1-1.1 1.7-2.1 1.7H7.6z"
        fill="#f3d3a8"
      />
      <path d="M4 11.4h3.6V20H4z" fill="#4b8f7b" />
      <path
        d="M4 11.4h3.6V20H4zM7.6 12 11.3 4c1.5 0 2.4 1 2.1 2.5L12.8 10h5c1.4 0 2.3 1.2 2 2.5l-1.4 5.8c-.3 1-1.1 1.7-2.1 1.7H7.6"
        {...line}
      />
    </>
  ),
  4: (
    <>
      <path d="M4 4.5h16v12h-8.5L7.5 20v-3.5H4z" fill="#dfe3df" />
      <path
        d="M4 4.5h16v12h-8.5L7.5 20v-3.5H4zM9.8 8.9a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.8-1.2 1.5M12.1 14.3v.1"
        {...line}
      />
    </>
  ),
  5: (
    <>
      <path d="M12 3a6 6 0 0 0-3.6 10.8c.8.6 1.1 1.3 1.1 2.2h5c0-.9.3-1.6 1.1-2.2A6 6 0 0 0 12 3Z" fill="#f0cf6d" />
      <path
        d="M12 3a6 6 0 0 0-3.6 10.8c.8.6 1.1 1.3 1.1 2.2h5c0-.9.3-1.6 1.1-2.2A6 6 0 0 0 12 3ZM9.4 18.6h5.2M10.4 21.2h3.2M2.6 9h1.2M20.2 9h1.2M4.6 3.6l.9.9M19.4 3.6l-.9.9"
        {...line}
      />
    </>
  ),
  6: (
    <>
      <path
        d="M12 20s-7.8-4.7-7.8-10.1A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 7.8 2.6C19.8 15.3 12 20 12 20Z"
        fill="#d9755f"
      />
      <path d="M12 20s-7.8-4.7-7.8-10.1A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 7.8 2.6C19.8 15.3 12 20 12 20Z" {...line} />
    </>
  ),
};

/** The picture of an emote, for the eye only: give its word beside it. */
export function EmoteIcon({ emote }: { emote: Emote }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {pictures[emote]}
    </svg>
  );
}
