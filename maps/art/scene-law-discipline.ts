import { type ScenePlan, times } from './scene-plan.ts';

/** The gallery of the law: oak, teal walls, the balance at the end of the carpet. */
export const lawDiscipline: ScenePlan = {
  sceneId: 'law-discipline',
  area: [0, 0, 44, 13],
  wall: 'teal',
  entry: [22.5, 10.5],
  rows: [
    ...times(3, '############################################'),
    ...times(2, '###################,,,,,,,###############aaa'),
    ...times(3, '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,#,,,'),
    '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,,,,,',
    ...times(4, '#,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,'),
  ],
  carpets: [[41, 8, 3, 4]],
  laid: {
    daylight: [
      ['skylight', 4, 8],
      ['skylight', 13, 8],
      ['skylight', 27, 8],
      ['skylight', 35, 8],
    ],
    light: [
      ['pool', 4, 5],
      ['pool', 13, 5],
      ['pool', 20, 3],
      ['pool', 27, 5],
      ['pool', 35, 5],
    ],
    boards: [
      ['window', 2, 3],
      ['board-six-groups', 5, 3],
      ['window', 9, 3],
      ['board-clock', 15, 3],
      ['screen-amounts', 26, 3],
      ['window', 34, 3],
      ['board-sanctions', 37, 3],
    ],
    things: [
      ['balance', 21, 2],
      ['column', 18, 8],
      ['column', 26, 8],
      ['ficus', 1, 4],
      ['ficus', 33, 4],
      ['ficus', 1, 10],
      ['bamboo', 13, 4],
      ['bamboo', 30, 4],
    ],
  },
  benches: [
    ['bench-3', 5, 9, 'n'],
    ['bench-3', 36, 9, 'n'],
    ['bench-2', 14, 8, 'n'],
    ['bench-2', 27, 8, 'n'],
  ],
  exhibits: [
    ['who-is-supervised', 6.5, 4.5, 2.5],
    ['limits-on-power', 16, 4.5, 2.5],
    ['is-it-a-bribe', 22.5, 4.5, 2.5],
    ['ladder-of-amounts', 28, 4.5, 2.5],
    ['six-sanctions', 38.5, 4.5, 2.5],
  ],
};
