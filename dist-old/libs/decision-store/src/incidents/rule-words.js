import { builtInRules, ruleOfText } from '#libs/stability-rules';
import { findRuleText } from '../rules/find-rule-text.js';
const NOTHING = { meaning: null, whatToDo: null };
/**
 * What the rule that fired says of itself: of an own rule the version that fired, of a built-in one the catalogue of this
 * gradlens. Nothing where the text is not known, or is one that this version cannot read.
 */
export async function ruleWords(store, run, { rule, version }) {
    const stored = version === null ? null : await findRuleText(store, run, rule, version);
    if (stored?.kind === 'own')
        return ownWords(stored.text, rule);
    const builtIn = builtInRules.find(({ name }) => name === rule);
    return builtIn === undefined ? NOTHING : { meaning: builtIn.text.meaning, whatToDo: builtIn.text.action };
}
/** Of an own rule: its runbook. Its summary is the alert's sentence already, and files say no more. */
function ownWords(text, name) {
    try {
        const { runbook } = ruleOfText(text, name).rule;
        return runbook === undefined ? NOTHING : { ...NOTHING, whatToDo: `See ${runbook}.` };
    }
    catch {
        return NOTHING; // a newer version of gradlens wrote it: the alert's own sentence is there
    }
}
//# sourceMappingURL=rule-words.js.map