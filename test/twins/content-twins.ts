import { packed, SERVER, SHARED, shared, type Twin } from './twin.ts';

export const content: readonly Twin[] = [
  packed('import-hostile', 'a tileset, a template, and a picture by symbolic link', {
    name: 'an import reads outside the folder of the map',
    file: `${SERVER}/pack/import-files.ts`,
    find: 'if (!found.startsWith(files.root.endsWith(sep) ? files.root : files.root + sep)) {',
    replace: 'if (found === files.root) {',
  }),
  packed('import-tile-data', 'that holds more than the layer is not unpacked to its end', {
    name: 'a packed layer is unpacked without a limit',
    file: `${SERVER}/pack/import-tile-data.ts`,
    find: 'bytes = decompress(bytes, { maxOutputLength: Math.max(count * 4, 1) });',
    replace: 'bytes = decompress(bytes, {});',
  }),
  packed('sample-pack', 'C5 what is served holds no question, key or explanation', {
    name: 'what is served of a hall holds its questions',
    file: `${SERVER}/pack/publish.ts`,
    find: 'publicContent: { hall: pack.publicHall, files },',
    replace: 'publicContent: { hall: { ...pack.publicHall, ...{ questions: [...pack.questions.values()] } }, files },',
  }),
];

export const speaking: readonly Twin[] = [
  shared('voice/rules', 'V1 only the lecturer and who has the floor may publish', {
    name: 'everybody may publish',
    file: `${SHARED}/voice/rules.ts`,
    find: "const speaks = role === 'lecturer' || (hasFloor && role !== 'supervisor');",
    replace: "const speaks = role !== 'supervisor' || hasFloor;",
  }),
];
