import type { ShownAvatar } from '../avatar/shown-avatar.ts';

/** What a label says besides the name: who leads and who keeps order, and who is not quite here. */
export type LabelMark = 'lecturer' | 'moderator' | null;
export type LabelSign = 'away' | 'back-soon' | 'cut-off' | null;

export const LABEL_COLOURS = {
  plate: 'rgba(34, 40, 44, 0.86)',
  text: '#fbf8f1',
  lecturer: '#e6cf9f',
  moderator: '#bcd3f2',
  absent: '#c9c4b8',
  brass: '#b08d57',
  ink: '#22282c',
  paper: '#fbf8f1',
} as const;

/** The mark of a person's role. */
export function markOf({ role }: Pick<ShownAvatar, 'role'>): LabelMark {
  return role === 'lecturer' || role === 'moderator' ? role : null;
}

/** The sign of how available a person is. */
export function signOf({ connected, status }: Pick<ShownAvatar, 'connected' | 'status'>): LabelSign {
  if (!connected) return 'cut-off';
  return status === 'here' ? null : status;
}

type Brush = CanvasRenderingContext2D;

/** Draws a role's mark: a pennant or a shield, so that it is told not by colour alone. */
export function drawMark(brush: Brush, mark: LabelMark, x: number, y: number, reach: number): void {
  if (mark === null) return;
  brush.fillStyle = LABEL_COLOURS[mark];
  brush.beginPath();
  if (mark === 'lecturer') {
    brush.rect(x - reach * 0.7, y - reach, reach * 0.28, reach * 2.1);
    brush.moveTo(x - reach * 0.4, y - reach);
    brush.lineTo(x + reach, y - reach * 0.4);
    brush.lineTo(x - reach * 0.4, y + reach * 0.25);
  } else {
    brush.moveTo(x, y - reach * 1.1);
    brush.quadraticCurveTo(x + reach * 0.5, y - reach * 0.7, x + reach, y - reach * 0.7);
    brush.quadraticCurveTo(x + reach, y + reach * 0.6, x, y + reach * 1.15);
    brush.quadraticCurveTo(x - reach, y + reach * 0.6, x - reach, y - reach * 0.7);
    brush.quadraticCurveTo(x - reach * 0.5, y - reach * 0.7, x, y - reach * 1.1);
  }
  brush.fill();
}

/** Draws the sign of who is not quite here: a moon for away, a clock for back soon, dots for a line that is cut. */
export function drawSign(brush: Brush, sign: LabelSign, x: number, y: number, reach: number): void {
  brush.fillStyle = LABEL_COLOURS.absent;
  brush.strokeStyle = LABEL_COLOURS.absent;
  brush.lineCap = 'round';
  brush.lineWidth = reach * 0.28;
  if (sign === 'away') {
    brush.beginPath();
    brush.arc(x, y, reach, Math.PI * 0.25, Math.PI * 1.55);
    brush.quadraticCurveTo(x - reach * 0.55, y + reach * 0.2, x + reach * 0.72, y + reach * 0.7);
    brush.fill();
  } else if (sign === 'back-soon') {
    brush.beginPath();
    brush.arc(x, y, reach * 0.9, 0, Math.PI * 2);
    brush.moveTo(x, y - reach * 0.5);
    brush.lineTo(x, y);
    brush.lineTo(x + reach * 0.42, y + reach * 0.2);
    brush.stroke();
  } else if (sign === 'cut-off') {
    for (const at of [-0.75, 0, 0.75]) {
      brush.beginPath();
      brush.arc(x + at * reach, y, reach * 0.24, 0, Math.PI * 2);
      brush.fill();
    }
  }
}

/** Draws the sign of a raised hand on a plate that is well seen on every floor; `side` is its width and height. */
export function drawHand(brush: Brush, x: number, y: number, side: number): void {
  const at = (share: number) => share * side;
  brush.fillStyle = LABEL_COLOURS.ink;
  circle(brush, x + at(0.5), y + at(0.5), at(0.5));
  brush.fillStyle = LABEL_COLOURS.lecturer;
  circle(brush, x + at(0.5), y + at(0.5), at(0.44));
  brush.strokeStyle = LABEL_COLOURS.ink;
  brush.fillStyle = LABEL_COLOURS.ink;
  brush.lineCap = 'round';
  brush.lineWidth = at(0.085);
  brush.beginPath();
  for (const [fingerX, tipY] of [
    [0.37, 0.31],
    [0.47, 0.24],
    [0.57, 0.26],
    [0.66, 0.34],
  ] as const) {
    brush.moveTo(x + at(fingerX), y + at(tipY));
    brush.lineTo(x + at(fingerX), y + at(0.55));
  }
  brush.moveTo(x + at(0.26), y + at(0.5));
  brush.lineTo(x + at(0.38), y + at(0.62));
  brush.stroke();
  brush.beginPath();
  brush.roundRect(x + at(0.33), y + at(0.48), at(0.37), at(0.29), at(0.13));
  brush.fill();
}

function circle(brush: Brush, x: number, y: number, radius: number): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
}
