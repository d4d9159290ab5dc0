/** The plan of the sample hall, one character a tile: `#` wall, `,` oak floor, `.` stone floor, `G` the doorway. */
export const hallPlan: readonly string[] = [
  '#############################################',
  '#############################################',
  '#############################################',
  '###################,,,,,,,###################',
  '###################,,,,,,,###################',
  '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,,,,,#',
  '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,,,,,#',
  '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,,,,,#',
  '#,,,,,,,,,,,#,,,,,,,,,,,,,,,,,,,#,,,,,,,,,,,#',
  '#,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,#',
  '#,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,#',
  '#,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,#',
  '#,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,#',
  '#####################GGG#####################',
  '#####################GGG#####################',
  '#####################GGG#####################',
  '#...........#...................#...........#',
  '#...........#...................#...........#',
  '#...........#...................#...........#',
  '#...........#...................#...........#',
  '#...........................................#',
  '#...........................................#',
  '#...........................................#',
  '#...........................................#',
  '#...........................................#',
  '#...........................................#',
  '#...........................................#',
  '#################...........#################',
  '#################...........#################',
  '#################...........#################',
  '#############################################',
];

/** First row of the lower scene; the wall between the scenes belongs to it. */
export const lowerSceneRow = 13;

/** Pieces on the map: name, column and row of the upper left tile. Wall boards lie over faces. */
export const placements: Record<
  'rugs' | 'daylight' | 'light' | 'boards' | 'things',
  readonly (readonly [string, number, number])[]
> = {
  rugs: [['lotus', 20, 21]],
  daylight: [
    ['skylight', 4, 8],
    ['skylight', 13, 8],
    ['skylight', 27, 8],
    ['skylight', 36, 8],
    ['skylight', 13, 20],
    ['skylight', 27, 20],
  ],
  light: [
    ['pool', 4, 5],
    ['pool', 13, 5],
    ['pool', 20, 3],
    ['pool', 27, 5],
    ['pool', 36, 5],
    ['pool', 4, 16],
    ['pool', 36, 16],
    ['pool-small', 5, 21],
    ['pool-small', 37, 21],
    ['pool-small', 28, 17],
  ],
  boards: [
    ['window', 2, 3],
    ['board-six-groups', 5, 3],
    ['window', 9, 3],
    ['board-clock', 15, 3],
    ['window', 28, 3],
    ['window', 34, 3],
    ['board-sanctions', 37, 3],
    ['window', 41, 3],
    ['board-five-words', 5, 14],
    ['banner', 19, 14],
    ['banner', 25, 14],
    ['board-constitution', 37, 14],
  ],
  things: [
    ['balance', 21, 2],
    ['bench-3', 5, 9],
    ['bench-3', 37, 9],
    ['column', 18, 8],
    ['column', 26, 8],
    ['ficus', 1, 4],
    ['ficus', 43, 4],
    ['bamboo', 13, 4],
    ['bamboo', 30, 4],
    ['lectern', 6, 21],
    ['jade-case', 38, 21],
    ['scroll-case', 28, 17],
    ['bench-3', 5, 19],
    ['bench-2', 37, 19],
    ['bench-2', 14, 18],
    ['bamboo', 14, 15],
    ['bamboo', 29, 15],
    ['desk', 12, 23],
    ['bench-3', 29, 24],
    ['column', 17, 18],
    ['column', 27, 18],
    ['column', 17, 24],
    ['column', 27, 24],
    ['ficus', 1, 15],
    ['ficus', 43, 15],
    ['ficus', 1, 25],
    ['ficus', 43, 25],
  ],
};

/** Carpets: column, row, width and height in tiles, at least 2 × 2. */
export const carpets: readonly (readonly [number, number, number, number])[] = [
  [21, 6, 3, 15],
  [20, 28, 5, 2],
];

/** Exhibits: id, centre in tiles, reach in tiles. */
export const exhibits: readonly (readonly [string, number, number, number])[] = [
  ['five-words', 6.5, 15.5, 2.5],
  ['position-of-trust', 6.5, 22.5, 2],
  ['openness', 29, 18.5, 2],
  ['jade-in-a-box', 38.5, 22.5, 2],
  ['citizens-and-officials', 38, 15.5, 2.5],
  ['who-is-supervised', 6.5, 4.5, 2.5],
  ['limits-on-power', 16, 4.5, 2.5],
  ['is-it-a-bribe', 22.5, 4.5, 2.5],
  ['six-sanctions', 38.5, 4.5, 2.5],
];

/** Where one can sit: centre of the tile. */
export const seats: readonly (readonly [number, number])[] = [
  [5.5, 9.5],
  [7.5, 9.5],
  [37.5, 9.5],
  [39.5, 9.5],
  [5.5, 19.5],
  [7.5, 19.5],
  [37.5, 19.5],
  [38.5, 19.5],
  [14.5, 18.5],
  [15.5, 18.5],
  [29.5, 24.5],
  [31.5, 24.5],
];
