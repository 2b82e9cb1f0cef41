import { problemLine } from '#libs/stability-rules';
import { readRuleFiles } from '../../rules/rule-files.js';
import { failedTestLines, testRules } from '../../rules/test-rules.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { addActivate, addDeactivate, addList, addSet } from './rules-activate.js';
import { addBacktest } from './rules-backtest.js';
import { addExport } from './rules-export.js';
/** `gradlens rules check|test|backtest|activate|set|deactivate|list|export`: rules of one's own, in files. */
export const rulesCommand = (program, terminal, finish) => {
    const rules = program.command('rules').description('rules of your own: files of YAML with CEL expressions (docs/own-rules.md)');
    for (const add of [addCheck, addTest, addBacktest, addActivate, addSet, addDeactivate, addList, addExport])
        add(rules, terminal, finish);
    for (const command of rules.commands)
        command.exitOverride();
};
const addCheck = (rules, terminal, finish) => {
    rules
        .command('check')
        .description('check rule files: fields, expressions, types; exits with 1 when something is wrong')
        .argument('<files...>', 'rule files')
        .option('--json', 'print each mistake as one line of JSON')
        .action(async (files, { json }) => {
        const found = await readRuleFiles(files);
        for (const problem of found.problems) {
            if (json === true)
                printJson(terminal, problem);
            else
                print(terminal, problemLine(problem));
        }
        terminal.say(`${counted(found.rules.length, 'rule')} right, ${counted(found.problems.length, 'mistake')}`);
        finish(found.problems.length === 0 ? EXIT.done : EXIT.wrong);
    });
};
const addTest = (rules, terminal, finish) => {
    rules
        .command('test')
        .description('run tests of rules, written in series notation; exits with 1 when one fails')
        .argument('<files...>', 'files of tests')
        .option('--json', 'print each test as one line of JSON')
        .action(async (files, { json }) => {
        finish(await test(files, json === true, terminal));
    });
};
async function test(files, json, terminal) {
    let [passed, failed] = [0, 0];
    for (const file of files) {
        const tested = await testRules(file);
        show(tested, json, terminal);
        const right = tested.results.filter((result) => result.passed).length;
        passed += right;
        failed += tested.results.length - right + tested.problems.length;
    }
    terminal.say(`${counted(passed, 'test')} passed, ${String(failed)} failed`);
    return failed === 0 ? EXIT.done : EXIT.wrong;
}
function show({ source, results, problems }, json, terminal) {
    for (const problem of problems)
        print(terminal, json ? JSON.stringify(problem) : problemLine(problem));
    if (json)
        for (const result of results)
            printJson(terminal, { file: source, ...result });
    else
        for (const line of results.filter(({ passed }) => !passed).flatMap(failedTestLines))
            print(terminal, line);
}
function counted(count, what) {
    return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
//# sourceMappingURL=rules.js.map