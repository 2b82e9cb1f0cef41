import { expect, it } from 'vitest';
import { OVERVIEW, RUNS } from './route.js';
import { GO_TO, shortcutOf } from './shortcuts.js';

const press = (key: string, more = {}): Parameters<typeof shortcutOf>[0] => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

it('g and a letter lead to a page; other letters lead nowhere', () => {
  expect(shortcutOf(press('g'), false)).toEqual({ kind: 'wait' });
  expect(shortcutOf(press('r'), true)).toEqual({ kind: 'go', to: RUNS });
  expect(shortcutOf(press('o'), true)).toEqual({ kind: 'go', to: OVERVIEW });
  expect(shortcutOf(press('r'), false)).toBeNull();
  for (const key of ['x', 'constructor']) expect([shortcutOf(press(key), true), shortcutOf(press(key), false)]).toEqual([null, null]);
  expect(new Set(Object.values(GO_TO).map(({ label }) => label)).size).toBe(Object.keys(GO_TO).length);
});

it('? helps, / searches, t turns the theme; with Ctrl, Alt or Meta they are the browser’s', () => {
  expect(['?', '/', 't'].map((key) => shortcutOf(press(key), false)?.kind)).toEqual(['help', 'search', 'theme']);
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) expect(shortcutOf(press('/', { [held]: true }), false)).toBeNull();
});
