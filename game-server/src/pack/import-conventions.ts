import type { TiledProperties } from '@clearhall/shared-schema/map/tiled-json';
import { type ImportPlace, type ImportReport, shown } from './import-report.ts';

/** Properties of other makers' maps that a hall has no counterpart for, and why or what to do instead. */
const conventions: readonly { code: string; name: RegExp; text: string }[] = [
  {
    code: 'exit',
    name: /^(exitUrl|exitSceneUrl|exitInstance)$/,
    text: 'a way out to another map. A hall is one map; make a link to it outside.',
  },
  {
    code: 'web-page',
    name: /^(openWebsite|openTab)/,
    text: 'opens a web page. Write an exhibit of it: a point of class "exhibit" here and a file in "exhibits".',
  },
  {
    code: 'meeting-room',
    name: /^(jitsi|bbb|livekit)/i,
    text: 'a meeting room. Voice in a hall belongs to the tour, whose lecturer gives the floor.',
  },
  { code: 'sound', name: /^(playAudio|audio)/, text: 'plays a sound. A hall has none of its own.' },
  { code: 'silent', name: /^silent$/, text: 'a place without talking. In a hall the lecturer gives the floor.' },
  { code: 'camera', name: /^(focusable|zoomMargin)$/, text: 'moves the camera. In a hall it follows the visitor.' },
  {
    code: 'megaphone',
    name: /megaphone/i,
    text: 'a stage or its audience. In a hall the lecturer speaks to the whole tour.',
  },
  {
    code: 'rights',
    name: /^(readableBy|writableBy|allowApi|restrictedRightsUserTags|tag)$/,
    text: 'rights by tag. In a hall roles decide who may do what.',
  },
  { code: 'zone', name: /^zone$/, text: 'a named zone for scripts.' },
  { code: 'script', name: /^script$/, text: 'a script. A hall runs none; doors open by questions.' },
];

const starts = new Set(['start', 'startLayer']);
/** Kept in the map, for the attribution that its licence may ask for. */
const kept = new Set(['mapName', 'mapDescription', 'mapCopyright', 'mapLink', 'tilesetCopyright']);

/**
 * Notes every property that has no counterpart, those of one convention together. `turned` names those that the caller
 * uses. Properties switched off (`false` or empty) say nothing.
 */
export function noteProperties(
  properties: TiledProperties,
  place: ImportPlace,
  turned: readonly string[],
  report: ImportReport,
): void {
  const found = new Map<string, { text: string; named: Record<string, unknown> }>();
  for (const [name, value] of properties) {
    if (value === false || value === '' || value === undefined || value === null) continue;
    if (name === 'collides' || starts.has(name) || kept.has(name) || turned.includes(name)) continue;
    const convention = conventions.find((one) => one.name.test(name));
    const code = convention?.code ?? 'unknown-property';
    const entry = found.get(code) ?? { text: convention?.text ?? 'unknown here.', named: {} };
    entry.named[shown(name)] = typeof value === 'number' || typeof value === 'boolean' ? value : shown(value, 300);
    found.set(code, entry);
  }
  for (const [code, { text, named }] of found) {
    const list = Object.entries(named).map(([name, value]) => `${name} = ${shown(value)}`);
    report.notes.push({
      kind: 'no-counterpart',
      code,
      ...place,
      properties: named,
      text: `${list.join(', ')}: ${text}`,
    });
  }
}
