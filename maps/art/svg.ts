type Attributes = Record<string, string | number | undefined>;

/** An SVG element; attributes that are undefined are left out. */
function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : value}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): string {
  return element('rect', { x, y, width, height, fill, ...more });
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}): string {
  return element('ellipse', { cx, cy, rx, ry, fill, ...more });
}

/** A closed or open path by its `d`; without fill where only a stroke is given. */
export function path(d: string, fill: string, more: Attributes = {}): string {
  return element('path', { d, fill, ...more });
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width: number,
  more: Attributes = {},
): string {
  return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width, ...more });
}

export function group(content: string, more: Attributes = {}): string {
  return element('g', more, content);
}

/** A linear gradient definition from stops [offset 0..1, colour, opacity]; direction in shares of the object's box. */
export function linear(
  id: string,
  stops: readonly (readonly [number, string, number?])[],
  to: readonly [number, number] = [0, 1],
): string {
  return element('linearGradient', { id, x1: 0, y1: 0, x2: to[0], y2: to[1] }, stopList(stops));
}

/** A radial gradient definition round the middle of the object's box. */
export function radial(id: string, stops: readonly (readonly [number, string, number?])[]): string {
  return element('radialGradient', { id, cx: 0.5, cy: 0.5, r: 0.5 }, stopList(stops));
}

function stopList(stops: readonly (readonly [number, string, number?])[]): string {
  return stops
    .map(([offset, colour, opacity]) => element('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity ?? 1 }))
    .join('');
}

export function defs(content: string): string {
  return element('defs', {}, content);
}

/** A soft dark ellipse under a thing; `strength` is the opacity in the middle. */
export function softShadow(id: string, cx: number, cy: number, rx: number, ry: number, strength: number): string {
  const fade = radial(id, [
    [0, '#1C1710', strength],
    [0.55, '#1C1710', strength * 0.7],
    [1, '#1C1710', 0],
  ]);
  return defs(fade) + ellipse(cx, cy, rx, ry, `url(#${id})`);
}

/** Repeatable dice: gives numbers from 0 (included) to 1, the same for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
