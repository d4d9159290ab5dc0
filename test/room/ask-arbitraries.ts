import { globSync } from 'node:fs';
import path from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import type * as v from 'valibot';
import type { Ask, Asks } from '../../shared-schema/src/contract.ts';

const FEATURES = path.resolve(import.meta.dirname, '../../shared-schema/src');

/** Every ask of every feature, by its name on the wire: a new feature is found by its folder. */
export async function allAsks(): Promise<Map<string, Ask>> {
  const asks = new Map<string, Ask>();
  for (const file of globSync('*/{asks,*-asks}.ts', { cwd: FEATURES })) {
    const declared = (await import(path.join(FEATURES, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(declared))
      if (name.endsWith('Asks')) for (const [ask, one] of Object.entries(value as Asks)) asks.set(ask, one);
  }
  return asks;
}

type Check = { type: string; requirement?: unknown };
type Described = v.GenericSchema & {
  pipe?: (Described | Check)[];
  entries?: Record<string, Described>;
  options?: unknown[];
  wrapped?: Described;
  item?: Described;
  literal?: unknown;
};

/** Values that pass a payload check. Throws for a check that it cannot make values for: teach it here. */
export function within(schema: unknown): Arbitrary<unknown> {
  const described = schema as Described;
  const limit = (type: string) => (described.pipe ?? []).find((check) => check.type === type) as Check | undefined;
  const bound = (type: string, otherwise: number) => Number(limit(type)?.requirement ?? otherwise);
  switch (described.type) {
    case 'strict_object':
      return fc.record(
        Object.fromEntries(Object.entries(described.entries ?? {}).map(([key, entry]) => [key, within(entry)])),
      );
    case 'variant':
      return fc.oneof(...(described.options ?? []).map(within));
    case 'literal':
      return fc.constant(described.literal);
    case 'array':
      return fc.array(within(described.item), { minLength: bound('min_length', 0), maxLength: bound('max_length', 5) });
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(within(described.wrapped), { nil: null });
    case 'optional':
      return within(described.wrapped);
    case 'picklist':
      return fc.constantFrom(...(described.options ?? []));
    case 'number': {
      const range = { min: bound('min_value', 0), max: bound('max_value', 1000) };
      return limit('integer') ? fc.integer(range) : fc.double({ ...range, noNaN: true });
    }
    case 'string':
      if (limit('uuid')) return fc.uuid();
      return fc.oneof(
        fc
          .constantFrom('to-law', 'openness', 'law-discipline', 'five-principles', 'a1', '__proto__')
          .filter((text) => text.length <= bound('max_length', 99)),
        // A limit counts in code units, of which a character may have two.
        fc.string({
          minLength: bound('min_length', 0),
          maxLength: Math.max(bound('min_length', 0), Math.floor(bound('max_length', 64) / 2)),
          unit: 'binary',
        }),
      );
    default:
      throw new Error(`no values are known for the check ${described.type}`);
  }
}

const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    true,
    '',
    '0',
    -1,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    2 ** 53,
    -0,
    'x'.repeat(3000),
    '\u0000',
    '\ud800',
    '<img src=x onerror=alert(1)>',
    "'; drop table person; --",
    [],
    {},
    { toString: 1 },
    { length: 1e9 },
    new Uint8Array(500),
  ),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, maxDepth: 3, maxKeys: 5 }),
  fc.integer({ min: 20, max: 300 }).map((depth) => {
    let nested: unknown = [];
    for (let i = 0; i < depth; i++) nested = i % 2 ? [nested] : { a: nested };
    return nested;
  }),
);

/** Payloads beyond a check: a field of another kind, one too many, one missing, or something else altogether. */
export function beyond(schema: unknown): Arbitrary<unknown> {
  const names = Object.keys((schema as Described).entries ?? {});
  const extra = fc.constantFrom('__proto__', 'constructor', 'prototype', 'role', 'person', 'x', 'toString');
  const changed = fc
    .tuple(within(schema), names.length > 0 ? fc.constantFrom(...names) : extra, odd)
    .map(([payload, name, value]) => ({ ...(payload as object), [name]: value }));
  const added = fc.tuple(within(schema), extra, odd).map(([payload, name, value]) => {
    const with_ = { ...(payload as object) };
    Object.defineProperty(with_, name, { value, enumerable: true, configurable: true, writable: true });
    return with_;
  });
  const missing = fc.tuple(within(schema), fc.nat()).map(([payload, at]) => {
    const entries = Object.entries(payload as object);
    entries.splice(at % Math.max(1, entries.length), 1);
    return Object.fromEntries(entries);
  });
  return fc.oneof(changed, added, missing, odd);
}
