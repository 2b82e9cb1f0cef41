import { expect, it } from 'vitest';
import { keyAction, spotAt } from './heatmap-input.js';

const view = { fromStep: 0, toStep: 100, fromRow: 0, toRow: 10 };
const cursor = { step: 50, row: 5 };
const press = (key: string, change: { shiftKey?: boolean; altKey?: boolean } = {}) => keyAction({ key, shiftKey: false, altKey: false, ...change }, view, cursor);

it('arrows move the cursor and with Shift pan the view', () => {
  expect(press('ArrowLeft')).toEqual({ kind: 'move', steps: -1, rows: 0 });
  expect(press('ArrowRight', { shiftKey: true })).toMatchObject({ kind: 'view', view: { fromStep: 20, toStep: 120 } });
});

it('plus zooms around the cursor, in steps or with Alt in layers', () => {
  expect(press('+')).toMatchObject({ view: { fromStep: 25.25, toStep: 75.25, fromRow: 0, toRow: 10 } });
  expect(press('+', { altKey: true })).toMatchObject({ view: { fromStep: 0, toStep: 100, fromRow: 2.75, toRow: 7.75 } });
});

it('leaves other keys to the browser', () => {
  expect(press('Tab')).toBeNull();
});

it('finds the cell under the pointer', () => {
  const box = { left: 100, top: 50, width: 200, height: 100 } as DOMRect;
  expect(spotAt({ clientX: 200, clientY: 75 }, box, view)).toEqual({ step: 50, row: 2 });
});
