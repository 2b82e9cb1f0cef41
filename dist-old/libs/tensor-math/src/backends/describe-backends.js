import { BACKEND_DEFINITIONS } from './backend-definitions.js';
/** The table of all backends for `docs/backends.md`. */
export function describeBackends() {
    const head = ['backend', 'what it is', 'needs', 'found by', 'installed by', 'same seed, same bits', 'taken by `auto`', 'fixes we apply'];
    const rows = Object.keys(BACKEND_DEFINITIONS).map((name) => {
        const { what, needs, foundBy, fix, determinism, auto, fixes } = BACKEND_DEFINITIONS[name];
        return [`\`${name}\``, what, needs, foundBy, commands(fix), determinism, auto, fixes.length === 0 ? 'none' : fixes.join(', ')];
    });
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
function commands(fix) {
    return fix.replaceAll(/npm (?:install|run [a-z:]+)/g, (command) => `\`${command}\``);
}
//# sourceMappingURL=describe-backends.js.map