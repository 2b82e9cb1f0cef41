import { createHash } from 'node:crypto';

import type { MetaWeights } from '#libs/contracts';

/** Weights as their file holds them. */
export function weightsText(weights: MetaWeights): string {
  return `${JSON.stringify(weights, null, 1)}\n`;
}

/** sha256 of a text, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
