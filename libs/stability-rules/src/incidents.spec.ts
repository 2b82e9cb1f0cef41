import type { AlertTransition } from '#libs/contracts';
import { expect, it } from 'vitest';

import { NO_INCIDENT, nextIncident, type Incident } from './incidents.js';

function transition(step: number, rule: string, layer: string | null, state: 'firing' | 'resolved'): AlertTransition {
  const told = { run: 'r', ruleVersion: 'v', severity: 'warning', measure: 'gradNorm', since: step, value: 1, threshold: null, summary: '' } as const;
  return { ...told, rule, layer, fingerprint: `${rule} ${layer ?? ''}`, state, step };
}

function along(...transitions: readonly AlertTransition[]): Incident[] {
  let state = NO_INCIDENT;
  return transitions.map((each) => {
    const next = nextIncident(state, each);
    state = next.state;
    return next.incident;
  });
}

it('joins alerts that overlap, names the first layer to move and the order of spread', () => {
  const incidents = along(
    transition(10, 'scale-spike', 'b', 'firing'),
    transition(11, 'gradient-spike', 'a', 'firing'),
    transition(12, 'gradient-spike', 'b', 'firing'),
    transition(12, 'loss-divergence', null, 'firing'),
    transition(20, 'scale-spike', 'b', 'resolved'),
    transition(30, 'gradient-spike', 'a', 'resolved'),
  );
  expect(incidents.map(({ number }) => number)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(incidents.at(-1)).toEqual({ number: 1, first: { step: 10, since: 10, rule: 'scale-spike', layer: 'b' }, spread: ['b', 'a'], alerts: 4 });
});

it('opens another one when all have resolved, and only then', () => {
  const incidents = along(
    transition(1, 'x', 'a', 'firing'),
    transition(2, 'y', 'a', 'firing'),
    transition(3, 'x', 'a', 'resolved'),
    transition(4, 'x', 'a', 'firing'),
    transition(5, 'x', 'a', 'resolved'),
    transition(6, 'y', 'a', 'resolved'),
    transition(7, 'y', 'c', 'firing'),
  );
  expect(incidents.map(({ number }) => number)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  expect(incidents.at(-1)).toMatchObject({ first: { step: 7, layer: 'c' }, spread: ['c'], alerts: 1 });
});
