import { lazy, type ComponentType, type ReactElement } from 'react';

/** What stands in the place of a page whose code did not come: the API is away, or was upgraded since this tab was opened. */
function NotLoaded(): ReactElement {
  return (
    <div className="notice failed" role="alert" data-testid="not-loaded">
      <strong>Could not read this page’s code.</strong>
      <p>The API did not answer, or it was upgraded since this tab was opened.</p>
      <button type="button" onClick={() => { location.reload(); }}>Load again</button>
    </div>
  );
}

/** How each page is fetched, in the order they were declared. */
const loads: (() => Promise<unknown>)[] = [];

/**
 * A page whose code is fetched when it is first shown, so that the first page does not wait for all others. Where it cannot
 * be fetched, the page says so.
 */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): React.LazyExoticComponent<ComponentType<Props>> {
  loads.push(load);
  return lazy(async () => ({ default: await load().catch((): ComponentType<Props> => NotLoaded) }));
}

/** By then the page that was opened stands: what it reads does not queue behind code that nobody waits for. Unit: ms. */
const FIRST_PAGE_MS = 2_000;

/** Fetches the code of all pages, one after another, once nothing else is to do: a page then opens also while the API is away. */
export async function fetchAllPages(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, FIRST_PAGE_MS));
  for (const load of loads) {
    await new Promise((resolve) => {
      requestIdleCallback(resolve);
    });
    // a page that does not come now is asked for again when it is opened
    await load().catch(() => undefined);
  }
}
