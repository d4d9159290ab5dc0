/** Width of one figure in the row of looks `art/looks.png`, in CSS pixels. */
const figureWidthPx = 64;

/** One of the avatars as it stands in the hall, for the eye only. */
export function LookPicture({ look }: { look: number }) {
  return (
    <span class="look-picture" aria-hidden="true" style={{ backgroundPosition: `${-look * figureWidthPx}px 0` }} />
  );
}
