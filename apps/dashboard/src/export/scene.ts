/** One thing drawn, in px from the top left. */
export type Shape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: string }
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number])[]; readonly colour: string; readonly width?: number; readonly dash?: string }
  | { readonly kind: 'area'; readonly points: readonly (readonly [number, number])[]; readonly fill: string }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly colour: string; readonly anchor?: 'start' | 'middle' | 'end'; readonly size?: number; readonly isBold?: boolean }
  | { readonly kind: 'image'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly address: string };

/** A picture of a view: what is drawn later lies above. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
}

/** A scene as an SVG file; texts stay texts. */
export function sceneToSvg({ width, height, background, shapes }: Scene): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const body = [{ kind: 'rect', x: 0, y: 0, width, height, fill: background } as const, ...shapes].map(elementOf);
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="system-ui, sans-serif">\n${body.join('\n')}\n</svg>\n`;
}

const ELEMENTS: { readonly [K in Shape['kind']]: (shape: Extract<Shape, { kind: K }>) => string } = {
  rect: ({ x, y, width, height, fill }) => tag('rect', { x, y, width, height, fill }),
  line: ({ points, colour, width = 1, dash }) => tag('polyline', { points: pointsOf(points), fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash }),
  area: ({ points, fill }) => tag('polygon', { points: pointsOf(points), fill }),
  dot: ({ x, y, radius, fill }) => tag('circle', { cx: x, cy: y, r: radius, fill }),
  image: ({ x, y, width, height, address }) => tag('image', { x, y, width, height, href: address, preserveAspectRatio: 'none', 'image-rendering': 'pixelated' }),
  text: ({ x, y, text, colour, anchor = 'start', size = 11, isBold = false }) => tag('text', { x, y, fill: colour, 'font-size': size, 'text-anchor': anchor, 'font-weight': isBold ? 650 : undefined }, text),
};

function elementOf(shape: Shape): string {
  const element = ELEMENTS[shape.kind] as (of: Shape) => string;
  return element(shape);
}

function pointsOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function tag(name: string, attributes: Readonly<Record<string, string | number | undefined>>, text?: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${escaped(String(typeof value === 'number' ? round(value) : value))}"`]));
  return text === undefined ? `<${name} ${written.join(' ')}/>` : `<${name} ${written.join(' ')}>${escaped(text)}</${name}>`;
}

/** What XML allows in a text; layer names hold anything. */
function escaped(text: string): string {
  return text.replaceAll(/[^ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
