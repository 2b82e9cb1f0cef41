import { InputError } from '#libs/contracts';
import { builtInRules, problemLine, readRuleFile } from '#libs/stability-rules';
import { readText } from '../spec/read-spec.js';
/** Reads rule files; a name may stand in one of them only. @throws InputError for a file that cannot be read. */
export async function readRuleFiles(files) {
    const taken = builtInRules.map(({ name }) => name);
    const rules = [];
    const problems = [];
    const from = new Map();
    for (const source of files) {
        const file = readRuleFile(await readText(source), source, taken);
        problems.push(...file.problems);
        for (const own of file.rules) {
            const first = from.get(own.rule.name);
            from.set(own.rule.name, source);
            if (first === undefined)
                rules.push(own);
            else
                problems.push({ source, line: 1, column: 1, path: 'rules', value: `"${own.rule.name}" a second time, after ${first}`, allowed: 'each name once' });
        }
    }
    return { rules, problems };
}
/**
 * The rules of files that must be right.
 *
 * @throws InputError for what is wrong, after all of it was told.
 */
export async function requireRules(files, say) {
    const { rules, problems } = await readRuleFiles(files);
    const [first, ...others] = problems;
    if (first === undefined)
        return rules;
    for (const problem of [first, ...others])
        say(problemLine(problem));
    const value = others.length === 0 ? 'not right: one mistake' : `not right: ${String(others.length + 1)} mistakes`;
    throw new InputError({ source: files.join(', '), path: '', value, allowed: 'a rule file; gradlens rules check FILE tells of each' });
}
//# sourceMappingURL=rule-files.js.map