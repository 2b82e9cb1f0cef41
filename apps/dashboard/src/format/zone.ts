import { makeStore, type Store } from '../hooks/store.js';

const KEY = 'gradlens.zone';

/** Storage of the browser; none in tests outside one. */
const storage = (): Storage | undefined => (globalThis as { localStorage?: Storage }).localStorage;

/** The zone that a person chose for moments; null: that of the computer. */
export const chosenZone: Store<string | null> = makeStore<string | null>(knownZone(storage()?.getItem(KEY) ?? null));

/** Chooses the zone that moments are shown in; null: that of the computer. What is no zone is passed over. */
export function chooseZone(zone: string | null): void {
  const known = knownZone(zone);
  if (known === null) storage()?.removeItem(KEY);
  else storage()?.setItem(KEY, known);
  chosenZone.set(known);
}

/** The zone of that name; null for a name that is none. */
export function knownZone(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null; // a name that this browser does not know
  }
}
