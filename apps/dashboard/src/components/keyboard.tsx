import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import { isTaken } from '../hooks/use-keys.js';
import { navigate } from '../routing/navigation.js';
import { RUNS } from '../routing/route.js';
import { GO_TO, shortcutOf, type Shortcut } from '../routing/shortcuts.js';
import { nextTheme } from './theme.js';

/** After `g` the next key counts for so long. Unit: ms. */
const SECOND_KEY_MS = 1_500;

/** Keys that work on every page, a button that lists them, and the list. */
export function Keyboard(): ReactElement {
  const help = useRef<HTMLDialogElement>(null);
  useShortcuts(help);
  return (
    <>
      <button type="button" className="quiet" aria-label="Keyboard" data-tip="Keys: press ?" data-testid="keyboard" onClick={() => help.current?.showModal()}>?</button>
      <dialog ref={help} aria-label="Keyboard" className="keys" data-testid="keys">
        <h2>Keyboard</h2>
        <Keys />
        <form method="dialog" className="buttons"><button type="submit" autoFocus>Close</button></form>
      </dialog>
    </>
  );
}

function useShortcuts(help: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    let afterGUntil = -Infinity;
    const press = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const shortcut = shortcutOf(event, event.timeStamp < afterGUntil);
      afterGUntil = shortcut?.kind === 'wait' ? event.timeStamp + SECOND_KEY_MS : -Infinity;
      if (!shortcut) return;
      event.preventDefault();
      act(shortcut, help.current);
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [help]);
}

function act(shortcut: Shortcut, help: HTMLDialogElement | null): void {
  switch (shortcut.kind) {
    case 'go':
      navigate(shortcut.to);
      scrollTo(0, 0);
      break;
    case 'help':
      help?.showModal();
      break;
    case 'theme':
      nextTheme();
      break;
    case 'search':
      search();
      break;
    case 'wait':
  }
}

/** A page that is not there by then is not searched any more: the reader does something else. Unit: ms. */
const SEARCH_WAIT_MS = 10_000;

/** Leads to the search field of the page, else to that of the runs as soon as it stands: its code may have to be fetched. */
function search(): void {
  if (focusSearch()) return;
  navigate(RUNS);
  if (focusSearch()) return;
  const observer = new MutationObserver(() => {
    if (focusSearch()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => {
    observer.disconnect();
  }, SEARCH_WAIT_MS);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

const OTHERS: readonly (readonly [string, string])[] = [
  ['/', 'Search on this page, else the runs'], ['t', 'Theme: system, light, dark'], ['?', 'This list'], ['Esc', 'Close what is open'],
];
const ON_REVIEWS: readonly (readonly [string, string])[] = [
  ['j k', 'Next prediction, the one before'], ['Enter', 'Open it'], ['y', 'Agree with the model'], ['o', 'Overturn'], ['c', 'Confirm, as a second person'], ['d', 'Dissent, as a second person'], ['a', 'Assign'], ['r', 'Release'],
];
const ON_HEATMAP: readonly (readonly [string, string])[] = [
  ['← → ↑ ↓', 'Move the cursor'], ['Shift + arrows', 'Pan'], ['+ −', 'Zoom in steps; with Alt in layers'], ['0', 'Show all'], ['Enter', 'Pin the decision'], ['Esc', 'Let it go'],
];

function Keys(): ReactElement {
  const pages = Object.entries(GO_TO).map(([key, { label }]) => [`g ${key}`, label] as const);
  return (
    <>
      <KeyList title="Anywhere" keys={[...pages, ...OTHERS]} />
      <KeyList title="In the review queue and on a prediction" keys={ON_REVIEWS} />
      <KeyList title="On a heatmap" keys={ON_HEATMAP} />
    </>
  );
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <>
      <h3>{title}</h3>
      <dl>{keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
    </>
  );
}
