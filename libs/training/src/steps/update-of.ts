import { plainUpdate } from '../plain-step.js';
import { recordedUpdate } from '../recorded-step.js';
import type { StepParts } from '../step.js';
import type { Update } from './create-steps.js';

/** What a step does once the gradients are there: with all that a run records, or `none` of it. */
export function updateOf(parts: StepParts, recording: 'full' | 'none'): Update {
  if (recording === 'none') {
    return { moves: ['params', 'direction', 'place'], update: (state, found, { step }) => ({ state: plainUpdate(parts, state, found, step), packed: null }) };
  }
  return { moves: ['params', 'direction', 'place', 'moments', 'decisions', 'previous'], update: (state, found, time) => recordedUpdate(parts, state, found, time) };
}
