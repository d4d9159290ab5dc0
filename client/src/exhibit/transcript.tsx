import { useEffect, useRef } from 'preact/hooks';

type Shown = { label: string; sentences: readonly string[]; at: number };

/** The sentences; the spoken one is marked and kept in sight. */
export function Transcript({ label, sentences, at }: Shown) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol class="transcript" ref={list} aria-label={label}>
      <Sentences sentences={sentences} at={at} />
    </ol>
  );
}

/** The same in a box that scrolls by itself, so that the picture over it stays in sight. */
export function BoxedTranscript({ label, sentences, at }: Shown) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const spoken = list.current?.children[at];
    if (!list.current || !(spoken instanceof HTMLElement)) return;
    const middle = spoken.offsetTop - list.current.offsetTop - (list.current.clientHeight - spoken.offsetHeight) / 2;
    list.current.scrollTo({ top: middle, behavior: 'instant' });
  }, [at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself is scrolled by keys
    <ol class="transcript boxed" ref={list} aria-label={label} tabIndex={0}>
      <Sentences sentences={sentences} at={at} />
    </ol>
  );
}

function Sentences({ sentences, at }: Omit<Shown, 'label'>) {
  return sentences.map((sentence, index) => (
    <li key={index} aria-current={index === at ? 'true' : undefined}>
      {sentence}
    </li>
  ));
}
