import { documentProblem, InputError, messageOf, tryParse, unstorablePath } from '#libs/contracts';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { notifySchema } from './notify-config.js';
/**
 * Reads a notification file from its text.
 *
 * @param source what to call it: its path.
 * @throws InputError that names file, line, field, value and what is allowed.
 */
export function parseNotifyConfig(text, source) {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const broken = document.errors[0];
    if (broken !== undefined) {
        const { line, col } = lines.linePos(broken.pos[0]);
        throw new InputError({ source, path: `line ${line}, column ${col}`, value: `not YAML (${broken.message})`, allowed: 'valid YAML' });
    }
    const value = plainValue(document, source);
    const fail = (keys, problem) => {
        throw new InputError({ source: `${source}, line ${lineOf(document, lines, keys)}`, ...problem });
    };
    const parsed = tryParse(notifySchema, value);
    if (!parsed.success) {
        const { keys, path, value: found, allowed } = documentProblem(parsed.error.issues, value);
        return fail(keys, { path, value: found, allowed });
    }
    checkNames(parsed.data, fail);
    return parsed.data;
}
function plainValue(document, source) {
    try {
        const value = document.toJS();
        if (unstorablePath(value) === null)
            return value;
    }
    catch (error) {
        // an alias bomb or an unresolved alias
        throw new InputError({ source, path: '', value: `not usable YAML (${messageOf(error)})`, allowed: 'valid YAML' }, { cause: error });
    }
    throw new InputError({ source, path: '', value: 'text that cannot be stored', allowed: 'text without NUL characters, and of whole characters' });
}
/** Line of a field's name, or of what it is missing from. From 1. */
function lineOf(document, lines, keys) {
    for (let depth = keys.length; depth >= 0; depth--) {
        const node = nameAt(document, keys.slice(0, depth)) ?? document.getIn(keys.slice(0, depth), true);
        if (isNode(node) && node.range != null)
            return lines.linePos(node.range[0]).line;
    }
    return 1;
}
/** The name of a field, as the file has it; undefined for an element of a list. */
function nameAt(document, keys) {
    const parent = keys.length === 0 ? null : document.getIn(keys.slice(0, -1), true);
    return isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === keys.at(-1))?.key : undefined;
}
function checkNames({ receivers, route, people, watchdog }, fail) {
    const names = receivers.map(({ name }) => name);
    names.forEach((name, i) => {
        if (names.indexOf(name) !== i)
            fail(['receivers', i, 'name'], { path: `receivers[${i}].name`, value: JSON.stringify(name), allowed: 'a name that no other receiver has' });
    });
    const allowed = `one of the receivers: ${names.join(', ')}`;
    const check = (name, keys, path) => {
        if (name !== undefined && !names.includes(name))
            fail(keys, { path, value: JSON.stringify(name), allowed });
    };
    const walk = (node, keys, path) => {
        check(node.receiver, [...keys, 'receiver'], `${path}.receiver`);
        node.routes?.forEach((child, i) => { walk(child, [...keys, 'routes', i], `${path}.routes[${i}]`); });
    };
    walk(route, ['route'], 'route');
    for (const [person, told] of Object.entries(people))
        [told].flat().forEach((name) => { check(name, ['people', person], `people.${person}`); });
    watchdog?.receivers.forEach((name, i) => { check(name, ['watchdog', 'receivers', i], `watchdog.receivers[${i}]`); });
}
//# sourceMappingURL=parse-notify-config.js.map