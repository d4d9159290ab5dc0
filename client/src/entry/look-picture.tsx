/** Size of one figure in the sheet `art/avatars.png`, and the column where it faces the reader, standing. */
const frameWidth = 64;
const frameHeight = 96;
const facingColumn = 20;

/** One of the avatars as it stands in the hall, for the eye only. */
export function LookPicture({ look }: { look: number }) {
  return (
    <span
      class="look-picture"
      aria-hidden="true"
      style={{ backgroundPosition: `${-facingColumn * frameWidth}px ${-look * frameHeight}px` }}
    />
  );
}
