import * as v from 'valibot';
import { type MapFiles, readMapJson } from './import-files.ts';
import { type ImportPlace, type ImportReport, refuse, shown } from './import-report.ts';

const maxGroupDepth = 32;
const maxTemplateDepth = 8;
const named = v.looseObject({ name: v.string() });
const looseLayer = v.looseObject({
  name: v.optional(v.string(), ''),
  layers: v.optional(v.array(v.unknown())),
  objects: v.optional(v.array(v.unknown())),
});
const looseObject = v.looseObject({
  id: v.optional(v.number()),
  name: v.optional(v.string()),
  x: v.optional(v.number(), 0),
  y: v.optional(v.number(), 0),
  template: v.optional(v.string()),
  properties: v.optional(v.array(named), []),
});
type LooseObject = v.InferOutput<typeof looseObject>;
const templateFile = v.looseObject({ type: v.literal('template'), object: looseObject });

/**
 * The layers of a map with every object that is made from a template written out: the object's own members and
 * properties win. Templates that cannot be read, or that are made from themselves, are refused with layer and place.
 */
export async function withTemplates(
  layers: unknown[],
  files: MapFiles,
  folder: string,
  report: ImportReport,
  depth = 0,
): Promise<unknown[]> {
  if (depth > maxGroupDepth) {
    refuse(report, 'groups-too-deep', `Groups of layers lie more than ${maxGroupDepth} deep. Dissolve some in Tiled.`);
    return [];
  }
  const written: unknown[] = [];
  for (const raw of layers) {
    const layer = v.safeParse(looseLayer, raw);
    if (!layer.success) {
      written.push(raw);
      continue;
    }
    const { name, layers: inner, objects } = layer.output;
    written.push({
      ...layer.output,
      ...(inner === undefined ? {} : { layers: await withTemplates(inner, files, folder, report, depth + 1) }),
      ...(objects === undefined ? {} : { objects: await writtenObjects(objects, name, files, folder, report) }),
    });
  }
  return written;
}

async function writtenObjects(
  objects: unknown[],
  layerName: string,
  files: MapFiles,
  folder: string,
  report: ImportReport,
): Promise<unknown[]> {
  const written: unknown[] = [];
  for (const raw of objects) {
    const object = v.safeParse(looseObject, raw);
    if (!object.success || object.output.template === undefined) {
      written.push(raw);
      continue;
    }
    const { x, y } = object.output;
    const place = { layer: shown(layerName), x: Math.floor(x / 32), y: Math.floor(y / 32) };
    const resolved = await resolvedObject(object.output, { files, folder, place, report, depth: 0 });
    if (resolved !== null) written.push(resolved);
  }
  return written;
}

type Search = { files: MapFiles; folder: string; place: ImportPlace; report: ImportReport; depth: number };

async function resolvedObject(object: LooseObject, search: Search): Promise<LooseObject | null> {
  const { template, ...own } = object;
  if (template === undefined) return object;
  const { files, folder, place, report, depth } = search;
  const what = `An object is made from the template "${shown(template)}", which`;
  if (depth === maxTemplateDepth) {
    const text = `${what} is made from itself, or from too many others. Choose "Detach" on the object in Tiled.`;
    return refuse(report, 'endless-template', text, place);
  }
  const hint = 'Choose "Detach" on the object in Tiled, or save the template as JSON (.tj)';
  const read = await readMapJson(files, folder, template, hint);
  if (!read.ok) return refuse(report, 'template-unread', `${what} ${read.why}.`, place);
  const parsed = v.safeParse(templateFile, read.value);
  if (!parsed.success) return refuse(report, 'template-unread', `${what} is no template of Tiled. ${hint}.`, place);
  const base = await resolvedObject(parsed.output.object, {
    ...search,
    folder: read.folder,
    depth: depth + 1,
  });
  if (base === null) return null;
  const properties = new Map([...base.properties, ...own.properties].map((property) => [property.name, property]));
  return { ...base, ...own, properties: [...properties.values()] };
}
