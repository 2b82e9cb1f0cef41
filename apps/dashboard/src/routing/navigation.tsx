import type { AnchorHTMLAttributes, MouseEvent, ReactElement } from 'react';
import { makeStore, useStore, type Store } from '../hooks/store.js';
import { formatRoute } from './format-route.js';
import { parseRoute, type Route } from './route.js';

const here = (): Route => parseRoute(location.pathname, location.search);
const current: Store<Route> = makeStore<Route>(here());

/** Follows the browser's back and forward buttons. */
export function followHistory(): void {
  addEventListener('popstate', () => {
    current.set(here());
  });
}

/** Shows a route: as a new entry of the history, or in place of the current one. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  const address = formatRoute(route);
  if (address === location.pathname + location.search) how = 'replace';
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  current.set(route);
}

/** The route that is shown. */
export function useRoute(): Route {
  return useStore(current);
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Route;
}

/** A link within the dashboard: a real one, so that it opens in a new tab when asked to. */
export function Link({ to, children, ...rest }: LinkProps): ReactElement {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
    scrollTo(0, 0);
  };
  return (
    <a href={formatRoute(to)} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
