import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { clampView, type Bounds, type View } from '../../heatmap/view.js';
import { formatRoute } from '../../routing/format-route.js';
import { navigate } from '../../routing/navigation.js';
import type { RunRoute } from '../../routing/route.js';
import type { StepRange } from './use-heatmap.js';

/** The part of a run that is shown, and how it is changed; the address follows. */
export interface RunViewState {
  readonly view: View;
  readonly bounds: Bounds;
  /** Steps asked of the API; null = the whole run, growing while it lives. */
  readonly range: StepRange | null;
  readonly setView: (view: View) => void;
  readonly reset: () => void;
}

interface Part {
  readonly steps: readonly [number, number] | null;
  readonly rows: readonly [number, number] | null;
}

const ADDRESS_REST_MS = 250;

function partOf(route: RunRoute): Part {
  return { rows: route.rows, steps: route.from === null || route.to === null ? null : [route.from, route.to + 1] };
}

/** Whether a view shows every step there is: then it follows a live run. */
function isWhole(view: View, bounds: Bounds): boolean {
  return view.fromStep <= bounds.fromStep && view.toStep >= bounds.toStep;
}

function viewOf(part: Part, bounds: Bounds): View {
  const [fromStep, toStep] = part.steps ?? [bounds.fromStep, bounds.toStep];
  const [fromRow, toRow] = part.rows ?? [bounds.fromRow, bounds.toRow];
  return clampView({ fromStep, toStep, fromRow, toRow }, bounds);
}

/** The view of a run with `steps` recorded steps and `rows` layers. */
export function useRunView(route: RunRoute, steps: number, rows: number): RunViewState {
  const [part, setPart] = useState<Part>(() => partOf(route));
  const isOwn = useRef(false);
  useEffect(() => {
    // the address changed by itself (back, an alert): follow it
    if (!isOwn.current) setPart(partOf(route));
    isOwn.current = false;
  }, [route.from, route.to, route.rows?.join('-')]);
  const bounds = useMemo(() => ({ fromStep: 0, toStep: Math.max(4, steps), fromRow: 0, toRow: Math.max(1, rows) }), [steps, rows]);
  const view = useMemo(() => viewOf(part, bounds), [part, bounds]);
  useAddress(route, part, isOwn);
  const setView = useCallback((next: View) => {
    const inAllRows = next.fromRow <= 0 && next.toRow >= bounds.toRow;
    setPart({ steps: isWhole(next, bounds) ? null : [next.fromStep, next.toStep], rows: inAllRows ? null : [next.fromRow, next.toRow] });
  }, [bounds]);
  const reset = useCallback(() => {
    setPart({ steps: null, rows: null });
  }, []);
  const from = Math.floor(view.fromStep);
  const to = Math.ceil(view.toStep) - 1;
  const range = useMemo(() => (part.steps ? { from, to } : null), [part.steps, from, to]);
  return useMemo(() => ({ view, bounds, range, setView, reset }), [view, bounds, range, setView, reset]);
}

/** The part of an address that says which steps and rows are shown. */
function addressed({ steps, rows }: Part): Pick<RunRoute, 'from' | 'to' | 'rows'> {
  return {
    from: steps ? Math.floor(steps[0]) : null, to: steps ? Math.ceil(steps[1]) - 1 : null,
    rows: rows && [Math.floor(rows[0]), Math.ceil(rows[1])],
  };
}

/** Writes the steps and rows shown into the address, once they have stood still. */
function useAddress(route: RunRoute, { steps, rows }: Part, isOwn: { current: boolean }): void {
  const latest = useRef(route);
  useEffect(() => {
    latest.current = route;
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = { ...latest.current, ...addressed({ steps, rows }) };
      if (formatRoute(next) === formatRoute(latest.current)) return;
      isOwn.current = true;
      navigate(next, 'replace');
    }, ADDRESS_REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [steps, rows, isOwn]);
}
