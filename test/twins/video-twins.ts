import { packed, room, SERVER, SHARED, type Twin } from './twin.ts';

export const videos: readonly Twin[] = [
  room('film', 'X24 a film counts as watched after its length', {
    name: 'a film counts as watched as soon as that is said',
    file: `${SHARED}/exhibit/rules.ts`,
    find: "if (exhibit.kind === 'video') return exhibit.video.durationS * 1000;",
    replace: "if (exhibit.kind === 'video') return 0;",
  }),
  packed('video-file', 'X20 X10 a file of a film is what it is said to be', {
    name: 'any file is taken for a film',
    file: `${SERVER}/pack/video-file.ts`,
    find: "if (beginning.toString('latin1', 4, 8) !== 'ftyp') return",
    replace: 'if (beginning.length === 1) return',
  }),
  packed('video-file', 'X20 X10 a fault of a film is named in words', {
    name: 'captions may lie over one another',
    file: `${SERVER}/pack/video-file.ts`,
    find: 'fromS < toS && toS <= durationS && fromS >= (captions[index - 1]?.toS ?? 0)',
    replace: 'fromS < toS && toS <= durationS && index >= 0',
  }),
];
