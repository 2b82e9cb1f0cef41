import { ruleSetOf } from '#libs/stability-rules';
import { listActivations } from './rule-activations.js';
/** A change of the rules is taken within this time. Unit: ms. */
const MAX_AGE_MS = 1000;
/** Reads the rules of projects, at most once a second each: a rules host asks at every evaluation. What did not change is not compiled again. */
export function projectRules(store, clock) {
    const read = new Map();
    return {
        of: async (project) => {
            const known = read.get(project);
            if (known !== undefined && clock.elapsed() - known.at < MAX_AGE_MS)
                return known.rules;
            const at = clock.elapsed();
            const set = await listActivations(store, project);
            const activations = JSON.stringify(set);
            const rules = known?.activations === activations ? known.rules : ruleSetOf(set);
            read.set(project, { at, activations, rules });
            return rules;
        },
    };
}
//# sourceMappingURL=project-rules.js.map