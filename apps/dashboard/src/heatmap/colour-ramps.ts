/** 256 colours, `[r, g, b]` each, 0–255. */
export type Ramp = Uint8ClampedArray;

/** Light or dark page. */
export type Theme = 'light' | 'dark';

/**
 * sRGB of a colour in OKLCH (lightness 0–1, chroma, hue in degrees), clipped to the gamut.
 *
 * @see Björn Ottosson, "A perceptual color space for image processing" (2020)
 */
export function oklch(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toByte(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}

function rampOf(colourAt: (t: number) => [number, number, number]): Ramp {
  const ramp = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) ramp.set(colourAt(i / 255), i * 3);
  return ramp;
}

/** Low to high: violet, blue, teal, green, yellow; lightness rises evenly, so it reads in grey and to every eye. */
export const SEQUENTIAL: Ramp = rampOf((t) => oklch(0.27 + 0.64 * t, 0.11 + 0.07 * t, 300 - 195 * t));

/** Below, at and above the centre: blue, the colour of the page, orange. Told apart in every common colour blindness. */
export const DIVERGING: Readonly<Record<Theme, Ramp>> = {
  light: rampOf((t) => divergingAt(t, 0.965, 0.46)),
  dark: rampOf((t) => divergingAt(t, 0.3, 0.83)),
};

function divergingAt(t: number, centre: number, end: number): [number, number, number] {
  const away = Math.abs(t - 0.5) * 2;
  return oklch(centre + (end - centre) * away, 0.008 + 0.15 * away ** 0.85, t < 0.5 ? 255 : 55);
}

/** The two colours of the hatch of a cell that holds NaN or infinity: never a colour of a ramp. */
export const NON_FINITE: Readonly<Record<Theme, readonly [readonly number[], readonly number[]]>> = {
  light: [[200, 0, 110], [255, 226, 241]],
  dark: [[255, 92, 178], [58, 8, 36]],
};

/** Colour of the mark on a flagged cell. */
export const FLAG_MARK: Readonly<Record<Theme, readonly number[]>> = { light: [20, 24, 30], dark: [250, 250, 250] };

/** Opaque RGBA in the byte order of ImageData on a little-endian machine (every one a browser runs on). */
export function packed(rgb: ArrayLike<number>): number {
  return ((255 << 24) | ((rgb[2] ?? 0) << 16) | ((rgb[1] ?? 0) << 8) | (rgb[0] ?? 0)) >>> 0;
}
