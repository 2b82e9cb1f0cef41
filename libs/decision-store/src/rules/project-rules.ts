import type { Clock } from '#libs/contracts';
import { ruleSetOf, type Rule } from '#libs/stability-rules';

import type { StorePool } from '../open/store.js';
import { listActivations } from './rule-activations.js';

/** A change of the rules is taken within this time. Unit: ms. */
const MAX_AGE_MS = 1000;

/** The rules of projects, as they are set now. */
export interface ProjectRules {
  /** The rules that runs of a project are watched with. */
  of(project: string): Promise<readonly Rule[]>;
}

/** Reads the rules of projects, at most once a second each: a rules host asks at every evaluation. What did not change is not compiled again. */
export function projectRules(store: StorePool, clock: Clock): ProjectRules {
  const read = new Map<string, { readonly at: number; readonly activations: string; readonly rules: readonly Rule[] }>();
  return {
    of: async (project) => {
      const known = read.get(project);
      if (known !== undefined && clock.elapsed() - known.at < MAX_AGE_MS) return known.rules;
      const at = clock.elapsed();
      const set = await listActivations(store, project);
      const activations = JSON.stringify(set);
      const rules = known?.activations === activations ? known.rules : ruleSetOf(set);
      read.set(project, { at, activations, rules });
      return rules;
    },
  };
}
