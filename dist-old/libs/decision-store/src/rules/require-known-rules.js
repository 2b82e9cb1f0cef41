import { InputError } from '#libs/contracts';
import { builtInRules } from '#libs/stability-rules';
import { listActivations } from './rule-activations.js';
/**
 * Refuses actions of rules that there are not: they would never be taken, and nobody would know.
 *
 * @param source what to call the spec in the message; null where the caller names it.
 * @throws InputError that names the rules there are.
 */
export async function requireKnownRules(store, { actions = [], project }, source = null) {
    if (actions.length === 0)
        return;
    const known = [...builtInRules.map(({ name }) => name), ...(await listActivations(store, project)).map(({ rule }) => rule)];
    for (const [i, { rule }] of actions.entries()) {
        if (!known.includes(rule))
            throw new InputError({ source, path: `actions[${i}].rule`, value: JSON.stringify(rule), allowed: known.join(', ') });
        if (actions.findIndex((each) => each.rule === rule) !== i)
            throw new InputError({ source, path: `actions[${i}].rule`, value: JSON.stringify(rule), allowed: 'one action for each rule' });
    }
}
//# sourceMappingURL=require-known-rules.js.map