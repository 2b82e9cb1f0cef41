import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient, type Client } from 'urql';
import { emptyPoints, type Points } from '../../charts/points.js';
import { errorSentence } from '../../components/page-states.js';
import { LayerSeriesDocument, LossSeriesDocument } from '../../generated/graphql.js';
import { decodePoints } from '../../graphql/packed-points.js';
import type { StepRange } from '../run/use-heatmap.js';
import type { Incident } from './incident-page.js';

/** Steps shown before an incident and behind its last change; a long one is shown from its beginning on. */
const [BEFORE, BEHIND, MOST] = [60, 40, 1_000];
const MAX_POINTS = 1_000;

/** Curves around an incident. */
export interface Around {
  readonly range: StepRange;
  readonly loss: Points;
  /** By `MEASURE layer`. */
  readonly layers: ReadonlyMap<string, Points>;
  readonly empty: Points;
  readonly error: string | null;
  /** Whether none was read yet. */
  readonly isLoading: boolean;
}

/** The steps that are shown around an incident. */
export function rangeAround({ since, lastStep }: Pick<Incident, 'since' | 'lastStep'>): StepRange {
  return { from: Math.max(0, since - BEFORE), to: Math.min(since + MOST, lastStep + BEHIND) };
}

type Curves = Pick<Around, 'loss' | 'layers' | 'error' | 'isLoading'>;

/** Reads the curves around an incident, again whenever it was read again; the old ones stay until the new ones are there. */
export function useAround(incident: Incident, layers: readonly string[]): Around {
  const client = useClient();
  const { from, to } = rangeAround(incident);
  const range = useMemo(() => ({ from, to }), [from, to]);
  const empty = useMemo(emptyPoints, []);
  const [curves, setCurves] = useState<Curves>({ loss: empty, layers: new Map(), error: null, isLoading: true });
  useEffect(() => {
    let isOld = false;
    void readCurves(client, { uuid: incident.run.uuid, layers, range }).then((read) => {
      if (!isOld) setCurves(read);
    });
    return () => {
      isOld = true;
    };
  }, [client, incident, layers, range]);
  return { ...curves, range, empty };
}

interface Wanted {
  readonly uuid: string;
  readonly layers: readonly string[];
  readonly range: StepRange;
}

async function readCurves(client: Client, { uuid, layers, range }: Wanted): Promise<Curves> {
  const steps = { uuid, fromStep: range.from, toStep: range.to, maxPoints: MAX_POINTS };
  const wanted = layers.flatMap((layer) => (['SCALE', 'GRAD_NORM'] as const).map((measure) => ({ layer, measure })));
  try {
    const [loss, ...series] = await Promise.all([
      ask(client, LossSeriesDocument, steps),
      ...wanted.map(async (each) => ({ key: `${each.measure} ${each.layer}`, data: await ask(client, LayerSeriesDocument, { ...steps, ...each }) })),
    ]);
    const points = new Map(series.map(({ key, data }) => [key, decodePoints(data.run?.series)]));
    return { loss: decodePoints(loss.run?.stepSeries), layers: points, error: null, isLoading: false };
  } catch (error) {
    return { loss: emptyPoints(), layers: new Map(), error: error instanceof Error ? error.message : String(error), isLoading: false };
  }
}

async function ask<Data, Variables extends Record<string, unknown>>(client: Client, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const { data, error } = await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
  if (data) return data;
  throw new Error(error ? errorSentence(error) : 'The API gave no answer.');
}
