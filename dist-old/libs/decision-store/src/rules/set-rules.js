import { InputError } from '#libs/contracts';
import { builtInRules, ruleOfText, ruleText, ruleVersion } from '#libs/stability-rules';
import { listProjectRules } from './project-rule.js';
import { activateRules, deactivateRule, listActivations, listPastActivations } from './rule-activations.js';
/** Activates the rules of files, each in the mode that its file says, or all in shadow. */
export async function activateOwnRules(store, rules, { shadow, why }) {
    await refuseOtherScope(store, rules, why.project);
    return await activateRules(store, rules.map((own) => activationOf(own, shadow ? 'shadow' : own.mode)), why);
}
function activationOf({ rule, version }, mode) {
    return { rule: rule.name, version, kind: 'own', mode, text: rule.definition ?? '', needsBacktest: rule.severity === 'critical' };
}
/** Alerts that fire know their layer or have none: under one name it must stay so, or nobody would end them. */
async function refuseOtherScope(store, rules, project) {
    const past = await listPastActivations(store, project);
    for (const { definition } of rules) {
        const last = past.find(({ rule, kind }) => rule === definition.name && kind === 'own');
        const over = last === undefined ? definition.over : /^over: (layer|run)$/m.exec(last.text)?.[1];
        if (over !== definition.over)
            throw new InputError({ source: null, path: `${definition.name}: over`, value: definition.over, allowed: `${over ?? ''}, as it was before, or another name` });
    }
}
/**
 * Sets the mode of one rule: a built-in one, or one that is activated. A built-in rule that is set to live is as it comes.
 *
 * @throws InputError for a name that is none, and for a critical rule without a back-test that is to go live.
 */
export async function setRuleMode(store, name, { mode, why }) {
    const builtIn = builtInRules.find((rule) => rule.name === name);
    const current = (await listActivations(store, why.project)).find(({ rule }) => rule === name);
    if (builtIn !== undefined) {
        if (mode === 'live')
            return current === undefined ? [] : [await deactivateRule(store, name, why)];
        return await activateRules(store, [{ rule: name, version: ruleVersion(builtIn), kind: 'built-in', mode, text: ruleText(builtIn), needsBacktest: false }], why);
    }
    if (current === undefined)
        throw unknownRule(name, await listProjectRules(store, why.project));
    return await activateRules(store, [activationOf(ruleOfText(current.text, name), mode)], why);
}
function unknownRule(name, known) {
    return new InputError({ source: null, path: 'NAME', value: JSON.stringify(name), allowed: `one of ${known.map(({ rule }) => rule.name).join(', ')}; a rule of a file is activated first: gradlens rules activate FILE` });
}
//# sourceMappingURL=set-rules.js.map