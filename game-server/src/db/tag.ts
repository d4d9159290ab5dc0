import { Json, Query, type Rows, type Run } from './query.ts';

/** Statements as tagged templates: what stands in `${}` is a value, or another such statement as a part of this one. */
export type Tag = {
  // biome-ignore lint/suspicious/noExplicitAny: rows whose type nobody names are whatever the statement gives.
  <Found extends readonly unknown[] = any[]>(
    strings: TemplateStringsArray,
    ...parts: unknown[]
  ): Query<Rows<Found[number]>>;
  /** A text of the product's own making, sent as it is; without values it may be several statements. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  unsafe<Found extends readonly unknown[] = any[]>(text: string): Query<Rows<Found[number]>>;
  json(value: unknown): Json;
};

/** Statements that are asked by `run`. */
export function tagOn(run: Run): Tag {
  const tag = (strings: TemplateStringsArray, ...parts: unknown[]) => new Query(run, strings, parts);
  return Object.assign(tag, {
    unsafe: (text: string) => new Query(run, [text], []),
    json: (value: unknown) => new Json(value),
  }) as Tag;
}
