import { hatchPhase, lastOf, paint, type Painting, type Picture } from './raster.js';
import { pixelOf } from './view.js';

/**
 * How many whole pixels to the left a picture is moved to show another part of the same cells: null where it would not be
 * the same pixels, and where nothing of it would be left.
 */
export function pixelsMoved(from: Painting, to: Painting, width: number): number | null {
  if (!isSameBut(from, to)) return null;
  const [a, b] = [from.view, to.view];
  const moved = Math.round(((b.fromStep - a.fromStep) / (a.toStep - a.fromStep)) * width);
  if (Math.abs(moved) >= width || ((hatchPhase(a, width) + moved) & 7) !== hatchPhase(b, width)) return null;
  const { columns } = to;
  for (let column = 0; column < columns.count; column++) {
    for (const step of [columns.starts[column] ?? 0, lastOf(columns, column)]) if (pixelOf(a, step, width) - moved !== pixelOf(b, step, width)) return null;
  }
  return moved;
}

function isSameBut({ view: a, ...from }: Painting, { view: b, ...to }: Painting): boolean {
  if (a.fromRow !== b.fromRow || a.toRow !== b.toRow) return false;
  return from.columns === to.columns && from.style === to.style && from.domain === to.domain && from.theme === to.theme;
}

/** Moves what is painted by whole pixels to the left, and paints what that uncovers. */
export function movePicture(painting: Painting, picture: Picture, moved: number): void {
  const { width, height } = picture;
  if (moved === 0) return;
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, width * height);
  const [from, to, kept] = [Math.max(0, moved), Math.max(0, -moved), width - Math.abs(moved)];
  for (let y = 0; y < height; y++) pixels.copyWithin(y * width + to, y * width + from, y * width + from + kept);
  // the first pixel also shows columns of which less than a pixel is seen
  if (moved > 0) paint(painting, picture, kept);
  paint(painting, picture, 0, to + 1);
}
