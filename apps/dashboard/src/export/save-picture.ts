import type { MakeImage } from './heatmap-scene.js';
import { sceneToSvg, type Scene } from './scene.js';

/** Pixels per px: sharp in print. */
const RATIO = 2;

/** A scene as a PNG file. @throws Error where the browser cannot draw it */
export async function pngOf(scene: Scene): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sceneToSvg(scene))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = scene.width * RATIO;
  canvas.height = scene.height * RATIO;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the browser made no picture'));
    }, 'image/png');
  });
}

/** The colour of a custom property as the page shows it now. */
export function pageColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A picture painted pixel by pixel, as the address of a PNG. */
export const makePageImage: MakeImage = (width, height, fill) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no canvas');
  const image = context.createImageData(width, height);
  fill(image);
  context.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
};
