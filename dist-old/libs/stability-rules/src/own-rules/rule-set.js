import { messageOf } from '#libs/contracts';
import { builtInRules } from '../built-in-rules.js';
import { NO_SAMPLE } from '../rule.js';
import { ruleOfText } from './read-rule-file.js';
/** The rules that a project is watched with: the built-in ones, as far as they are not off, and its own. */
export function ruleSetOf(settings) {
    const set = new Map(settings.map((setting) => [setting.rule, setting]));
    const builtIn = builtInRules.flatMap((rule) => withMode(rule, set.get(rule.name)?.mode ?? 'live'));
    // a name that a newer version of gradlens gave to a rule of its own: that one counts
    const isFree = ({ kind, rule }) => kind === 'own' && !builtInRules.some(({ name }) => name === rule);
    const own = settings.filter(isFree).flatMap((setting) => withMode(ruleOfSetting(setting), setting.mode));
    return [...builtIn, ...own];
}
function withMode(rule, mode) {
    if (mode === 'off')
        return [];
    return [mode === 'shadow' ? { ...rule, shadow: true } : rule];
}
/** Compiled rules by version: hosts ask again and again. */
const compiled = new Map();
const MOST_COMPILED = 1000;
/** The rule of a file that is set, compiled once; one that cannot be read says so in its health. */
export function ruleOfSetting(setting) {
    const known = compiled.get(setting.version);
    if (known !== undefined)
        return known;
    const rule = compile(setting);
    if (compiled.size >= MOST_COMPILED)
        compiled.clear();
    compiled.set(setting.version, rule);
    return rule;
}
/** A text that this version of gradlens cannot read is a rule whose health is `error`; it stops nobody else. */
function compile({ rule, text }) {
    try {
        return ruleOfText(text, rule).rule;
    }
    catch (error) {
        return unusable(rule, text, messageOf(error));
    }
}
function unusable(name, definition, problem) {
    const nothing = { condition: problem, meaning: '', action: '', falseAlarms: '', measuredBy: '', source: '' };
    return {
        ...{ name, severity: 'warning', hold: { holdSteps: 0, keepFiringSteps: 0 }, constants: {}, text: nothing, definition },
        ...{ runSeries: [null], layerSeries: [], memorySize: 0 },
        evaluate: ({ window }, _memory, verdicts) => {
            verdicts.holds.fill(NO_SAMPLE, 0, window.steps.length);
            verdicts.problem = problem;
        },
        explain: () => ({ threshold: null, summary: problem }),
    };
}
//# sourceMappingURL=rule-set.js.map