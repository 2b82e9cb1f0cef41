import { DECISION_FLAGS, InputError, type RunUuid } from '#libs/contracts';
import { findIncident, type IncidentRow, type StorePool } from '#libs/decision-store';

import type { Places } from './plan-replays.js';

/** Decisions of a run, by a name that a person gave. */
export interface NamedSet {
  /** `dense2@100-199`, `incident:1`, `guard:clamp`, `*`. */
  readonly name: string;
  readonly places: Places;
}

/** What names are about. */
export interface NamedGround {
  readonly store: StorePool;
  readonly run: RunUuid;
  readonly layers: readonly string[];
  readonly steps: number;
  /** Bits of DECISION_FLAGS, `[steps * layers]`; empty before the run was executed again: guards then name nothing. */
  readonly flags: Uint16Array;
}

/** Guards by the name that they have in a spec, and the flag of what they changed. */
const GUARD_FLAGS: Readonly<Record<string, number>> = { clamp: DECISION_FLAGS.clamped, rateLimit: DECISION_FLAGS.rateLimited, skipNonFinite: DECISION_FLAGS.skipped, ratioCap: DECISION_FLAGS.ratioCapped, backOff: DECISION_FLAGS.backedOff };

/**
 * The decisions of each name: steps of layers, an incident from where its condition began until it was closed, in the layers that it spread to, or
 * everything that one guard changed.
 *
 * @throws InputError that names what there is.
 */
export async function decisionsNamed(names: readonly string[], ground: NamedGround): Promise<NamedSet[]> {
  const sets: NamedSet[] = [];
  for (const name of names) sets.push({ name, places: await placesNamed(name, ground) });
  return sets;
}

async function placesNamed(name: string, ground: NamedGround): Promise<Places> {
  const [, kind, which = ''] = /^(incident|guard):(.*)$/.exec(name) ?? [];
  if (kind === 'guard') return guardPlaces(name, which, ground.flags);
  const set = kind === 'incident' ? await incidentSet(name, which, ground) : decisionSetOf(name, ground.layers, ground.steps);
  const width = ground.layers.length;
  return Array.from({ length: set.to - set.from + 1 }, (_, i) => set.layers.map((layer) => (set.from + i) * width + layer)).flat();
}

function guardPlaces(name: string, guard: string, flags: Uint16Array): Places {
  const bit = Object.hasOwn(GUARD_FLAGS, guard) ? GUARD_FLAGS[guard] : undefined;
  if (bit === undefined) throw wrong(name, `guard:${Object.keys(GUARD_FLAGS).join(', guard:')}`);
  return Array.from(flags.keys()).filter((place) => ((flags[place] as number) & bit) !== 0);
}

async function incidentSet(name: string, number: string, { store, run, layers, steps }: NamedGround): Promise<DecisionSet> {
  const incident = await findIncident(store, { run, incident: /^\d{1,10}$/.test(number) ? Number(number) : NaN });
  if (incident === null) throw wrong(name, 'incident:NUMBER with the number of an incident of this run; gradlens incidents lists them');
  return { layers: layersOf(incident, layers), from: incident.since, to: Math.min(steps - 1, incident.closedStep ?? steps - 1) };
}

/** Layers that the incident spread to; all where an alert of it was of the run as a whole. */
function layersOf({ spread }: IncidentRow, layers: readonly string[]): readonly number[] {
  const found = layers.flatMap((layer, i) => (spread.includes(layer) ? [i] : []));
  return found.length === spread.length && found.length > 0 ? found : layers.map((_, i) => i);
}

/** Steps of a layer: `dense2@150`, `dense2@100-199`, `*@100-199` (all layers), `dense2` (all steps). */
export interface DecisionSet {
  readonly layers: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Reads steps of layers.
 *
 * @throws InputError that names what there is.
 */
export function decisionSetOf(text: string, layers: readonly string[], steps: number): DecisionSet {
  const [, name = '', from, to] = /^([^@]+)(?:@(\d+)(?:-(\d+))?)?$/.exec(text) ?? [];
  const set = { layers: layers.flatMap((layer, i) => ([layer, '*'].includes(name) ? [i] : [])), ...stepsOf(from, to, steps) };
  if (set.layers.length > 0 && set.from <= set.to && set.to < steps) return set;
  throw wrong(text, `LAYER, LAYER@STEP or LAYER@FROM-TO with a layer of ${layers.join(', ')} or *, steps 0 to ${steps - 1}; incident:NUMBER, or guard:${Object.keys(GUARD_FLAGS).join(', guard:')}`);
}

function stepsOf(from: string | undefined, to: string | undefined, steps: number): Pick<DecisionSet, 'from' | 'to'> {
  return from === undefined ? { from: 0, to: steps - 1 } : { from: Number(from), to: Number(to ?? from) };
}

function wrong(name: string, allowed: string): InputError {
  return new InputError({ source: null, path: 'decision', value: JSON.stringify(name), allowed });
}
