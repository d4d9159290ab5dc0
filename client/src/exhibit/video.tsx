import type { Localised, PublicVideo, VideoCaption } from '@clearhall/shared-schema/pack/public-pack';
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { language, localised, t } from '../ui/texts.ts';
import { noteAttention, noteHeard } from './exhibit-progress.ts';
import { isHeardWhole, partsOf } from './narration-rules.ts';
import { fileUrl } from './picture.tsx';
import { BoxedTranscript } from './transcript.tsx';
import './video.css';
import { captionAt, chapterAt, clockOf } from './video-rules.ts';

/** A film with captions in both languages, chapters to jump to and its text; fetched only when it is played. */
export function Video({ exhibitId, video }: { exhibitId: string; video: PublicVideo }) {
  const player = useRef<HTMLVideoElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  const aboutId = useId();
  const [atS, setAt] = useState(0);
  const [isBroken, setBroken] = useState(false);
  useCaptions(player, video.captions, isBroken);
  useLayoutEffect(() => pausedWhileUnseen(player), [isBroken]);
  useFocusKept(isBroken, isBroken ? again : player);
  const tellWhole = ({ currentTarget }: { currentTarget: HTMLVideoElement }) => {
    if (isHeardWhole(partsOf(currentTarget.played), video.durationS)) noteHeard(exhibitId);
  };
  const jump = (toS: number) => {
    if (!player.current) return;
    player.current.currentTime = toS;
    setAt(toS);
    // Where it cannot be played, the event `error` says so.
    void player.current.play().catch(() => {});
  };
  return (
    <section class="film" aria-label={t('exhibit:film')}>
      {isBroken ? (
        <Broken video={video} again={again} onRetry={() => setBroken(false)} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: its captions are added as text tracks, which need no file
        <video
          ref={player}
          controls
          playsInline
          preload="none"
          poster={fileUrl(video.poster.file)}
          width={640}
          height={360}
          aria-label={t('exhibit:film')}
          aria-describedby={aboutId}
          onTimeUpdate={({ currentTarget }) => {
            if (!currentTarget.paused) noteAttention();
            setAt(currentTarget.currentTime);
          }}
          onSeeked={({ currentTarget }) => setAt(currentTarget.currentTime)}
          onPause={tellWhole}
          onEnded={tellWhole}
          onError={() => setBroken(true)}
        >
          {video.files.map(({ file, mediaType }, index) => (
            <source
              key={file}
              src={fileUrl(file)}
              type={mediaType}
              onError={index === video.files.length - 1 ? () => setBroken(true) : undefined}
            />
          ))}
        </video>
      )}
      <p class="unseen" id={aboutId}>
        {localised(video.poster.alt)}
      </p>
      {!isBroken && video.chapters.length > 0 && <Chapters video={video} atS={atS} onJump={jump} />}
      <BoxedTranscript
        label={t('exhibit:film-text')}
        sentences={video.captions.map(({ text }) => localised(text))}
        at={isBroken ? -1 : captionAt(video.captions, atS)}
      />
      <p class="hint">{t('exhibit:licence', { licence: video.licence })}</p>
    </section>
  );
}

function Chapters({ video, atS, onJump }: { video: PublicVideo; atS: number; onJump: (toS: number) => void }) {
  const now = chapterAt(video.chapters, atS);
  return (
    <ol class="film-chapters" aria-label={t('exhibit:chapters')}>
      {video.chapters.map(({ startsAtS, title }, index) => (
        <li key={startsAtS}>
          <button
            type="button"
            class="button small"
            aria-current={index === now ? 'true' : undefined}
            onClick={() => onJump(startsAtS)}
          >
            <span class="film-time">{clockOf(startsAtS)}</span>
            {localised(title)}
          </button>
        </li>
      ))}
    </ol>
  );
}

type Retry = { again: RefObject<HTMLButtonElement | null>; onRetry: () => void };

function Broken({ video, again, onRetry }: { video: PublicVideo } & Retry) {
  return (
    <>
      <img src={fileUrl(video.poster.file)} alt={localised(video.poster.alt)} width={640} height={360} />
      <div role="alert">
        <Notice icon="warning">
          <p>{t('exhibit:film-broken')}</p>
        </Notice>
      </div>
      <button ref={again} type="button" class="button small film-again" onClick={onRetry}>
        <Icon name="again" />
        {t('ui:try-again')}
      </button>
    </>
  );
}

/** Where what had the focus has gone with a change, `place` takes it. */
function useFocusKept(change: boolean, place: RefObject<HTMLElement | null>): void {
  const before = useRef(change);
  useLayoutEffect(() => {
    if (before.current !== change && document.activeElement === document.body) place.current?.focus();
    before.current = change;
  }, [change]);
}

/** Captions in both languages as tracks of the player, that of the page's language shown; anew with a new player. */
function useCaptions(
  player: RefObject<HTMLVideoElement | null>,
  captions: readonly VideoCaption[],
  isBroken: boolean,
): void {
  const shown = language.value;
  useEffect(() => {
    if (!player.current) return;
    for (const [of, label] of [
      ['en', 'English'],
      ['zh-CN', '中文'],
    ] as const) {
      const known = [...player.current.textTracks].find((one) => one.language === of);
      const track = known ?? withCues(player.current.addTextTrack('captions', label, of), captions, of);
      track.mode = of === shown ? 'showing' : 'disabled';
    }
  }, [shown, isBroken]);
}

function withCues(track: TextTrack, captions: readonly VideoCaption[], of: keyof Localised): TextTrack {
  // Cues are taken only by a track that is not disabled.
  track.mode = 'hidden';
  for (const { fromS, toS, text } of captions) track.addCue(new VTTCue(fromS, toS, text[of]));
  return track;
}

/** Pauses the film when the page is hidden, and for good when the panel closes. Gives the function for the latter. */
function pausedWhileUnseen(player: RefObject<HTMLVideoElement | null>): () => void {
  const pause = () => {
    if (document.visibilityState === 'hidden') player.current?.pause();
  };
  const first = player.current;
  document.addEventListener('visibilitychange', pause);
  return () => {
    document.removeEventListener('visibilitychange', pause);
    first?.pause();
  };
}
