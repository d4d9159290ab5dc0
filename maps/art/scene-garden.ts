import { type Ground, times } from './scene-plan.ts';

/** The garden before the entrance: seen from the lobby, walked by nobody. */
export const garden: Ground = {
  area: [0, 31, 34, 18],
  wall: 'facade',
  rows: [
    ...times(2, '##################################'),
    ...times(2, '""""""""""""""++++++++++++++++""""'),
    ...times(13, '""""""""""""""""""""+++++"""""""""'),
    '""""""""""""""""""""+++++"""""""""',
  ],
  laid: {
    rugs: [['pond', 5, 37]],
    boards: [
      ['entrance-front', 20, 31],
      ['facade-window', 2, 31],
      ['facade-window', 6, 31],
      ['facade-window', 10, 31],
      ['facade-window', 14, 31],
      ['facade-window', 28, 31],
    ],
    things: [
      ['garden-tree', 0, 34],
      ['garden-tree', 15, 39],
      ['garden-tree', 26, 35],
      ['garden-tree', 30, 41],
      ['garden-tree', 1, 43],
      ['garden-tree', 13, 44],
      ['stone-lantern', 19, 35],
      ['stone-lantern', 25, 35],
      ['stone-lantern', 19, 42],
      ['stone-lantern', 25, 42],
      ['hedge', 6, 33],
      ['hedge', 10, 33],
      ['hedge', 30, 33],
      ['rock', 13, 36],
      ['rock', 3, 41],
    ],
  },
};
