import { useSyncExternalStore } from 'react';
import type { Theme } from '../heatmap/colour-ramps.js';
import { makeStore, useStore } from '../hooks/store.js';

/** What the reader chose: as the system says, or one of the two. */
export type ThemeChoice = 'system' | Theme;

const KEY = 'gradlens.theme';
const stored = localStorage.getItem(KEY);
const choice = makeStore<ThemeChoice>(stored === 'light' || stored === 'dark' ? stored : 'system');
const dark = matchMedia('(prefers-color-scheme: dark)');
const print = matchMedia('print');

/** Puts the choice on the page; style sheets read it there. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = choice.get();
}

/** The next choice in turn: system, light, dark. */
export function nextTheme(): void {
  const next: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'light', light: 'dark', dark: 'system' };
  chooseTheme(next[choice.get()]);
}

/** Chooses a theme; kept in this browser. */
export function chooseTheme(theme: ThemeChoice): void {
  choice.set(theme);
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** The reader's choice. */
export function useThemeChoice(): ThemeChoice {
  return useStore(choice);
}

function listen(listener: () => void): () => void {
  for (const media of [dark, print]) media.addEventListener('change', listener);
  return () => {
    for (const media of [dark, print]) media.removeEventListener('change', listener);
  };
}

/** Light or dark as shown now: canvases paint by it. Paper is light. */
export function useTheme(): Theme {
  const isSystemDark = useSyncExternalStore(listen, () => dark.matches);
  const isPrinted = useSyncExternalStore(listen, () => print.matches);
  const chosen = useStore(choice);
  if (isPrinted) return 'light';
  if (chosen !== 'system') return chosen;
  return isSystemDark ? 'dark' : 'light';
}
