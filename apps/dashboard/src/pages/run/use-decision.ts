import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { errorSentence } from '../../components/page-states.js';
import { DecisionDocument, LayerSeriesDocument, type DecisionQuery, type Measure } from '../../generated/graphql.js';
import { isPassing, RETRY_MS } from '../../graphql/client.js';
import { decodeFloats, decodeInts } from '../../graphql/packed.js';
import type { Cell } from '../../heatmap/columns.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { extremeStep } from './extreme-step.js';

/** One decision in full. */
export type Decision = NonNullable<NonNullable<DecisionQuery['run']>['decision']>;

/** A decision that is wanted. */
export interface Wanted {
  readonly layer: string;
  readonly step: number;
}

/** What is known of it. */
export interface DecisionState {
  readonly decision: Decision | null;
  readonly isLoading: boolean;
  readonly error: string | null;
}

const REST_MS = 100;
const MAX_POINTS = 10_000;

/** The decision wanted, once the pointer has rested; the last one stays until the next is there. */
export function useDecision(uuid: string, wanted: Wanted | null): DecisionState {
  const client = useClient();
  const [state, setState] = useState<DecisionState>({ decision: null, isLoading: false, error: null });
  const layer = wanted?.layer;
  const step = wanted?.step;
  useEffect(() => {
    if (layer === undefined || step === undefined) return;
    let isOld = false;
    setState((old) => ({ ...old, isLoading: true }));
    const ask = async (): Promise<void> => {
      const { data, error } = await client.query(DecisionDocument, { uuid, layer, step }, { requestPolicy: 'cache-first' }).toPromise();
      if (isOld) return;
      setState({ decision: data?.run?.decision ?? null, isLoading: false, error: error ? errorSentence(error) : null });
      if (error && isPassing(error)) timer = setTimeout(() => void ask(), RETRY_MS);
    };
    let timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, uuid, layer, step]);
  return state;
}

/** Finds the step of a cell whose value is the most extreme: the decision that gives the cell its colour. */
export function useFindStep(uuid: string, measure: Measure): (cell: Cell) => Promise<number> {
  const client = useClient();
  return useCallback(async (cell) => {
    if (cell.fromStep === cell.toStep) return cell.fromStep;
    const maxPoints = Math.min(MAX_POINTS, cell.toStep - cell.fromStep + 2);
    const variables = { uuid, measure, layer: cell.layer, fromStep: cell.fromStep, toStep: cell.toStep, maxPoints };
    const { data } = await client.query(LayerSeriesDocument, variables).toPromise();
    const series = data?.run?.series;
    if (!series) return cell.fromStep;
    const spans = { steps: decodeInts(series.steps), min: decodeFloats(series.min), max: decodeFloats(series.max), nonFinite: decodeInts(series.nonFinite) };
    return extremeStep(spans, MEASURE_LOOKS[measure].extreme) ?? cell.fromStep;
  }, [client, uuid, measure]);
}

/** The decision of a cell under the cursor: of its one step, or of its most extreme one. */
export function useWantedIn(cell: Cell | null, findStep: (cell: Cell) => Promise<number>): Wanted | null {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const key = cell ? JSON.stringify([cell.layer, cell.fromStep, cell.toStep]) : null;
  useEffect(() => {
    if (!cell) {
      setWanted(null);
      return;
    }
    let isOld = false;
    const timer = setTimeout(() => void findStep(cell).then((step) => {
      if (!isOld) setWanted({ layer: cell.layer, step });
    }), cell.fromStep === cell.toStep ? 0 : REST_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
    // the key names the cell
  }, [key, findStep]);
  return wanted;
}
