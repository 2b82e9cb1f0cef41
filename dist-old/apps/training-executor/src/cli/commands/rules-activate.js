import { InputError, RULE_MODES } from '#libs/contracts';
import { activateOwnRules, deactivateRule, listPastActivations, listProjectRules, setRuleMode } from '#libs/decision-store';
import { Argument } from 'commander';
import { requireRules } from '../../rules/rule-files.js';
import { withStore } from '../../running/context.js';
import { actorOf } from '../actor-of.js';
import { audited } from '../audited.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { textArgument } from './db-arguments.js';
/** `gradlens rules activate FILE… --reason TEXT`. */
export const addActivate = (rules, terminal, finish) => {
    rules
        .command('activate')
        .description('watch the runs of a project with the rules of files; running processes take them within seconds')
        .argument('<files...>', 'rule files')
        .requiredOption('--reason <text>', 'why; it stays on record')
        .option('--shadow', 'alerts are stored and shown, but join no incident, notify nobody and act on nothing')
        .option('--project <name>', 'the project', 'default')
        .option('--json', 'print each change as one line of JSON')
        .action(async (files, { shadow = false, ...options }) => {
        const why = whyOf(options);
        const own = await requireRules(files, terminal.say);
        const changed = await withActor(terminal, why, { action: 'activateRules', args: { rules: own.map(({ rule }) => rule.name), shadow } }, (store, named) => activateOwnRules(store, own, { shadow, why: named }));
        showChanges(changed, options, terminal);
        terminal.say(`${String(changed.length)} of ${String(own.length)} rules changed in project ${why.project}; the others were set so already`);
        finish(EXIT.done);
    });
};
/** `gradlens rules set NAME live|shadow|off --reason TEXT`. */
export const addSet = (rules, terminal, finish) => {
    rules
        .command('set')
        .description('set a rule, built-in or activated, to live, shadow or off')
        .argument('<name>', 'name of the rule')
        .addArgument(new Argument('<mode>', 'what it does').choices([...RULE_MODES]))
        .requiredOption('--reason <text>', 'why; it stays on record')
        .option('--project <name>', 'the project', 'default')
        .option('--json', 'print the change as one line of JSON')
        .action(async (name, mode, options) => {
        const why = whyOf(options);
        const changed = await withActor(terminal, why, { action: 'setRule', args: { rule: name, mode } }, (store, named) => setRuleMode(store, name, { mode, why: named }));
        showChanges(changed, options, terminal);
        if (changed.length === 0)
            terminal.say(`rule ${name} is ${mode} already`);
        finish(EXIT.done);
    });
};
/** `gradlens rules deactivate NAME --reason TEXT`. */
export const addDeactivate = (rules, terminal, finish) => {
    rules
        .command('deactivate')
        .description('end what is set of a rule: one of a file is evaluated no more and its alerts end, a built-in one is live again')
        .argument('<name>', 'name of the rule')
        .requiredOption('--reason <text>', 'why; it stays on record')
        .option('--project <name>', 'the project', 'default')
        .option('--json', 'print the change as one line of JSON')
        .action(async (name, options) => {
        const why = whyOf(options);
        const ended = await withActor(terminal, why, { action: 'deactivateRule', args: { rule: name } }, (store, named) => deactivateRule(store, name, named));
        showChanges([ended], options, terminal);
        finish(EXIT.done);
    });
};
/** `gradlens rules list [--past]`. */
export const addList = (rules, terminal, finish) => {
    rules
        .command('list')
        .description('all rules of a project: mode, severity, version; by whom, when and why')
        .option('--past', 'every change instead, latest first')
        .option('--project <name>', 'the project', 'default')
        .option('--json', 'print one line of JSON a rule')
        .action(async ({ past = false, project, json = false }) => {
        const name = projectArgument(project);
        await withStore(terminal.environment, terminal.say, async ({ store }) => {
            if (past)
                showChanges(await listPastActivations(store, name), { json }, terminal);
            else
                for (const rule of await listProjectRules(store, name))
                    showRule(rule, json, terminal);
        });
        finish(EXIT.done);
    });
};
function whyOf({ reason, project }) {
    return { project: projectArgument(project), reason: textArgument(reason, '--reason', 'rules') };
}
/** Does something in the name of whoever acts. */
function withActor({ environment, say }, why, { action, args }, work) {
    return withStore(environment, say, async (context) => {
        const actor = await actorOf(context.store, environment);
        const act = { action, run: null, project: why.project, args: { ...args, reason: why.reason } };
        return await audited(context, actor, act, () => work(context.store, { ...why, by: actor.name }));
    });
}
/** The name of a project. @throws InputError. */
export function projectArgument(project) {
    if (project.trim() !== '' && project.length <= 100)
        return project;
    throw new InputError({ source: null, path: '--project', value: JSON.stringify(project.slice(0, 80)), allowed: '1 to 100 characters' });
}
function showRule({ rule: { name, severity }, kind, mode, version, activation }, json, terminal) {
    if (json) {
        const { activatedAt: since, by, reason } = activation ?? { activatedAt: null, by: null, reason: null };
        printJson(terminal, { rule: name, kind, mode, severity, version, since, by, reason });
        return;
    }
    const why = activation === null ? '' : `  since ${activation.activatedAt.toISOString()} by ${activation.by}: ${activation.reason}`;
    print(terminal, `${name.padEnd(24)}${mode.padEnd(8)}${severity.padEnd(10)}${kind.padEnd(10)}${version.slice(0, 12)}${why}`);
}
function showChanges(changes, { json = false }, terminal) {
    for (const change of changes) {
        const { rule, mode, version, by, reason, activatedAt, endedAt, endedBy, endedReason } = change;
        const ended = endedAt === null ? '' : `; ended ${endedAt.toISOString()} by ${endedBy ?? ''}: ${endedReason ?? ''}`;
        if (json)
            printJson(terminal, change);
        else
            print(terminal, `${rule}  ${mode}  ${version.slice(0, 12)}  ${activatedAt.toISOString()} by ${by}: ${reason}${ended}`);
    }
}
//# sourceMappingURL=rules-activate.js.map