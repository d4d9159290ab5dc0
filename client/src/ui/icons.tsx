/** Signs drawn on a 24 × 24 grid with round strokes; the words beside them carry the meaning. */
const paths = {
  arch: 'M4 21V11a8 8 0 0 1 16 0v10M2.5 21h19M8.5 21v-9.5a3.5 3.5 0 0 1 7 0V21',
  frame: 'M3.5 4.5h17v12h-17zM12 16.5v4M8.5 20.5h7M7 13l3.5-4 2.5 3 1.5-1.5L17 13',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M15.5 4.9a3.5 3.5 0 0 1 0 6.3M18 14.6c2.2.8 3.5 2.7 3.5 5.4',
  flag: 'M5 21V4M5 4.5c4-2 7 2 11 0l3 0v9c-4 2-7-2-14 0',
  question: 'M9 9.2a3 3 0 1 1 4.6 2.6c-1 .6-1.6 1.2-1.6 2.4M12 17.4v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  lock: 'M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
  check: 'M4.5 12.5 10 18 19.5 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  close: 'M6 6l12 12M18 6 6 18',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.1',
  warning: 'M12 4 2.8 20h18.4zM12 10v5M12 17.4v.1',
  walk: 'M13 5.2a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM9 22l2.2-6.5L9.5 13l1-5.5 3 .3 2 3.4 3 .8M10.5 7.5 7 9.5 6.2 13M13.5 13.5l1.3 3.6 1 4.9',
  exit: 'M10 4H4.5v16H10M14 8l4.5 4-4.5 4M18 12H9',
  language: 'M3 6h11M8.5 3.5V6M12 6c-1 4-4.5 7-8.5 8.5M5.5 6c1 3.5 4 6.5 7.5 8M12.5 20.5 17 10l4.5 10.5M14 17.2h6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.5 6M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7L11.5 18',
  microphone:
    'M12 15a3.2 3.2 0 0 0 3.2-3.2V6.2a3.2 3.2 0 0 0-6.4 0v5.6A3.2 3.2 0 0 0 12 15ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5M8.5 21.5h7',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.3a8 8 0 0 1 0 11.4',
  silent: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  book: 'M12 6.5c-2-1.7-5-2-8.5-2v14c3.5 0 6.5.3 8.5 2 2-1.7 5-2 8.5-2v-14c-3.5 0-6.5.3-8.5 2ZM12 6.5v14',
  gather:
    'M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 3l4.5 4.5M7.5 4v3.5H4M21 3l-4.5 4.5M16.5 4v3.5H20M3 21l4.5-4.5M7.5 20v-3.5H4M21 21l-4.5-4.5M16.5 20v-3.5H20',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
} as const;

export type IconName = keyof typeof paths;

/** A sign for the eye only; give its meaning in words beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
