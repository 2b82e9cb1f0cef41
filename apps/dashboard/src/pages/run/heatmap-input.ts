import type { KeyboardEvent, PointerEvent } from 'react';
import { panView, rowAt, stepAt, zoomRows, zoomSteps, type View } from '../../heatmap/view.js';

/** A cell's place. */
export interface Spot {
  readonly step: number;
  readonly row: number;
}

/** What a key does to the heatmap. */
export type KeyAction =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'move'; readonly steps: number; readonly rows: number }
  | { readonly kind: 'reset' | 'pin' | 'unpin' };

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

const FACTORS: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': 2, _: 2 };
const COMMANDS: Readonly<Record<string, 'reset' | 'pin' | 'unpin'>> = { '0': 'reset', Home: 'reset', Enter: 'pin', ' ': 'pin', Escape: 'unpin' };

/**
 * What a key means: arrows move the cursor by a cell, with Shift they pan; `+` and `-` zoom in steps, with Alt in layers;
 * `0` shows all; Enter pins the decision, Escape lets it go. Null for any other key.
 */
export function keyAction(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>, view: View, cursor: Spot): KeyAction | null {
  const move = MOVES[event.key];
  if (move && event.shiftKey) return { kind: 'view', view: panView(view, move[0] * 0.2, move[1] * 0.2) };
  if (move) return { kind: 'move', steps: move[0], rows: move[1] };
  const factor = FACTORS[event.key];
  if (factor !== undefined) return { kind: 'view', view: event.altKey ? zoomRows(view, factor, cursor.row + 0.5) : zoomSteps(view, factor, cursor.step + 0.5) };
  const kind = COMMANDS[event.key];
  return kind === undefined ? null : { kind };
}

/** The cell under the pointer. */
export function spotAt(event: Pick<PointerEvent | WheelEvent, 'clientX' | 'clientY'>, box: DOMRect, view: View): Spot {
  return { step: stepAt(view, event.clientX - box.left, box.width), row: rowAt(view, event.clientY - box.top, box.height) };
}
