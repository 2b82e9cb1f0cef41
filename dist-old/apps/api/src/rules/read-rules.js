import { checkedText, InputError } from '#libs/contracts';
import { builtInRules, problemLine, readRuleFile } from '#libs/stability-rules';
/** Longest text of a rule file. Unit: characters. */
const MOST_TEXT = 65_536;
/** What the file is called in messages. */
const SOURCE = 'rules';
/** Reads the text of a rule file as `gradlens rules check` does. @throws InputError for a text that is too long or cannot be stored. */
export function readRulesText(text) {
    checkedText(text, 'text', { least: 1, most: MOST_TEXT });
    return readRuleFile(text, SOURCE, builtInRules.map(({ name }) => name));
}
/** The rules of a text that must be right. @throws InputError for its first mistake. */
export function requireRulesText(text) {
    const { rules, problems } = readRulesText(text);
    const [first] = problems;
    if (first === undefined)
        return rules;
    throw new InputError({ source: null, path: 'text', value: `not right (${problemLine(first)})`, allowed: 'a rule file; checkRules tells of every mistake' });
}
//# sourceMappingURL=read-rules.js.map