import { useEffect, useRef } from 'react';
import { movePicture, pixelsMoved } from '../../heatmap/move-picture.js';
import { changedFrom, paint, type Painting } from '../../heatmap/raster.js';
import { pixelOf } from '../../heatmap/view.js';
import type { Cells } from './use-heatmap.js';

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
  /** Columns it was painted with, their steps, and the last step of all. */
  count: number;
  lastStep: number;
  readonly stepsPerColumn: number;
}

/**
 * Paints the cells before the next frame: all of them, where live steps have come and all else is as it was, the last columns; where the view was
 * moved aside, what that uncovers. Live steps are painted as they come, whenever React is told of them.
 */
export function usePainting(canvas: React.RefObject<HTMLCanvasElement | null>, { version, appended }: Pick<Cells, 'version' | 'appended'>, painting: SizedPainting): void {
  const standing = useRef<Standing | null>(null);
  const { columns, view, style, domain, theme, width, height } = painting;
  useEffect(() => {
    let frame: number | null = null;
    const paintSoon = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        const context = canvas.current?.getContext('2d');
        if (context && width > 0) standing.current = paintOnto(context, painting, standing.current);
      });
    };
    paintSoon();
    const stop = appended.subscribe(paintSoon);
    return () => {
      stop();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [canvas, appended, columns, version, view, style, domain, theme, width, height]);
}

function paintOnto(context: CanvasRenderingContext2D, painting: SizedPainting, old: Standing | null): Standing {
  const { columns } = painting;
  const size = sizeOf(painting);
  const standing = isOn(context, size) ? old : null;
  if (standing !== null && isGrown(standing, painting)) return paintGrown(context, painting, standing);
  const moved = standing === null ? null : movedBy(standing, painting, size.width);
  const image = fittingImage(context, size, old?.image ?? null);
  if (moved === null) paint(painting, image);
  else movePicture(painting, image, moved);
  context.putImageData(image, 0, 0);
  return { of: painting, image, count: columns.count, lastStep: columns.lastStep, stepsPerColumn: columns.stepsPerColumn };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether the canvas has this size already: what stands on it can be used. */
function isOn({ canvas }: CanvasRenderingContext2D, { width, height }: Size): boolean {
  return canvas.width === width && canvas.height === height;
}

/** Paints the last columns, and puts no other pixels. */
function paintGrown(context: CanvasRenderingContext2D, painting: SizedPainting, old: Standing): Standing {
  const { width, height } = old.image;
  const { count, lastStep } = painting.columns;
  const fromX = changedFrom(painting, old.count - 1, width);
  // right of the newest step nothing is painted yet
  const toX = Math.min(width, Math.max(fromX, changedFrom(painting, count - 1, width), pixelOf(painting.view, lastStep + 1, width)) + 1);
  paint(painting, old.image, fromX, toX);
  if (fromX < toX) context.putImageData(old.image, 0, 0, fromX, 0, toX - fromX, height);
  old.count = count;
  old.lastStep = lastStep;
  return old;
}

/** Pixels by which the picture that stands is moved to the one that is wanted; null where it must be painted anew. */
function movedBy({ of, count, lastStep, stepsPerColumn }: Standing, now: SizedPainting, width: number): number | null {
  const { columns } = now;
  if (of.width !== now.width || of.height !== now.height) return null;
  if (count !== columns.count || lastStep !== columns.lastStep || stepsPerColumn !== columns.stepsPerColumn) return null;
  return pixelsMoved(of, now, width);
}

/** A picture of the canvas's new size: the old one, where it fits, as it takes megabytes. */
function fittingImage(context: CanvasRenderingContext2D, { width, height }: Size, old: ImageData | null): ImageData {
  const { canvas } = context;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return old?.width === width && old.height === height ? old : context.createImageData(width, height);
}

function sizeOf({ width, height }: SizedPainting): Size {
  const ratio = Math.min(2, devicePixelRatio);
  return { width: Math.round(width * ratio), height: Math.round(height * ratio) };
}

/** Whether nothing but steps at the end is new. */
function isGrown({ of, count, stepsPerColumn }: Standing, now: SizedPainting): boolean {
  const isSame = (Object.keys(of) as (keyof SizedPainting)[]).every((key) => of[key] === now[key]);
  return isSame && count > 0 && count <= now.columns.count && stepsPerColumn === now.columns.stepsPerColumn;
}
