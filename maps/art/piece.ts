/** Side of a tile in the drawings, in units of the SVG (pixels of the picture of double size). */
export const unit = 64;

/**
 * A drawing that takes `columns` × `rows` tiles of the sheet. `draw` gives SVG in units of 64 per tile; gradient ids in
 * it must begin with the piece's name. `solidRows` are the lowest rows nobody walks on.
 */
export type Piece = {
  name: string;
  columns: number;
  rows: number;
  solidRows: number;
  draw: () => string;
};
