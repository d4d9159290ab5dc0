import { describe, expect, it } from 'vitest';
import { LabelShelves } from './label-shelves.ts';

describe('LabelShelves', () => {
  it('W3 lays labels side by side, row by row, none over another', () => {
    const shelves = new LabelShelves(100, 60);
    const slots = [40, 50, 30, 90].map((width) => shelves.place(width, 20));
    expect(slots).toEqual([
      { x: 0, y: 0, width: 40, height: 20 },
      { x: 40, y: 0, width: 50, height: 20 },
      { x: 0, y: 20, width: 30, height: 20 },
      { x: 0, y: 40, width: 90, height: 20 },
    ]);
  });

  it('W3 says when it is full, and takes labels again after it was cleared', () => {
    const shelves = new LabelShelves(100, 20);
    expect(shelves.place(100, 20)).not.toBeNull();
    expect(shelves.place(10, 20)).toBeNull();
    expect(shelves.place(101, 20)).toBeNull();
    shelves.clear();
    expect(shelves.place(100, 20)).not.toBeNull();
  });
});
