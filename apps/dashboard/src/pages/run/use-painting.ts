import { useEffect, useRef } from 'react';
import { changedFrom, paint, type Painting } from '../../heatmap/raster.js';

/** What is painted, and how large. */
export interface SizedPainting extends Painting {
  /** px of the page; a finer screen has more. */
  readonly width: number;
  readonly height: number;
}

/** The picture that stands on the canvas, and what it was painted of. */
interface Standing {
  readonly of: SizedPainting;
  readonly image: ImageData;
  /** Columns it was painted with, and their steps. */
  count: number;
  stepsPerColumn: number;
}

/** Paints the cells before the next frame: all of them, or, where live steps have come and all else is as it was, the last columns. */
export function usePainting(canvas: React.RefObject<HTMLCanvasElement | null>, version: number, painting: SizedPainting): void {
  const standing = useRef<Standing | null>(null);
  const { columns, view, style, domain, theme, width, height } = painting;
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const context = canvas.current?.getContext('2d');
      if (!context || width === 0) return;
      standing.current = paintOnto(context, painting, standing.current);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [canvas, columns, version, view, style, domain, theme, width, height]);
}

function paintOnto(context: CanvasRenderingContext2D, painting: SizedPainting, old: Standing | null): Standing {
  const { columns } = painting;
  const size = sizeOf(painting);
  if (old !== null && isGrown(old, painting) && context.canvas.width === size.width) {
    const fromX = changedFrom(painting, old.count - 1, size.width);
    paint(painting, old.image, fromX);
    if (fromX < size.width) context.putImageData(old.image, 0, 0, fromX, 0, size.width - fromX, size.height);
    old.count = columns.count;
    return old;
  }
  const image = fittingImage(context, size, old?.image ?? null);
  paint(painting, image);
  context.putImageData(image, 0, 0);
  return { of: painting, image, count: columns.count, stepsPerColumn: columns.stepsPerColumn };
}

/** A picture of the canvas's new size: the old one, where it fits, as it takes megabytes. */
function fittingImage(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }, old: ImageData | null): ImageData {
  const { canvas } = context;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return old?.width === width && old.height === height ? old : context.createImageData(width, height);
}

function sizeOf({ width, height }: SizedPainting): { width: number; height: number } {
  const ratio = Math.min(2, devicePixelRatio);
  return { width: Math.round(width * ratio), height: Math.round(height * ratio) };
}

/** Whether nothing but steps at the end is new. */
function isGrown({ of, count, stepsPerColumn }: Standing, now: SizedPainting): boolean {
  const isSame = (Object.keys(of) as (keyof SizedPainting)[]).every((key) => of[key] === now[key]);
  return isSame && count > 0 && count <= now.columns.count && stepsPerColumn === now.columns.stepsPerColumn;
}
