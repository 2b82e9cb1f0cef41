import type { Incident } from './incident-page.js';

/** Whether pausing the run still helps: it trains, or was paused, while an alert fires. */
export function isAboutPause({ state, run }: Pick<Incident, 'state'> & { readonly run: { readonly state: string } }): boolean {
  return run.state === 'PAUSED' || (state === 'OPEN' && run.state === 'RUNNING');
}
