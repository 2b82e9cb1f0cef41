import { headline, placeLine, plainLine, statusWords, written } from './words.js';
/** Longest texts that Slack takes: of a header and of a section. */
const MOST_HEADER = 150;
const MOST_SECTION = 3000;
/** Body of a Slack incoming webhook: a plain text for the notification, and blocks. At most 23 of the 50 blocks allowed. */
export function slackBody(message) {
    const line = headline(message);
    const { shown, left } = written(message);
    const blocks = [
        { type: 'header', text: { type: 'plain_text', text: cut(line, MOST_HEADER) } },
        ...(message.kind === 'alerts' ? shown.map(alertBlock) : [section(escaped(plainLine(message)))]),
        ...(left > 0 ? [section(`… and ${left} more`)] : []),
        { type: 'context', elements: [{ type: 'mrkdwn', text: `gradlens, receiver ${escaped(message.receiver)}` }] },
    ];
    return JSON.stringify({ text: escaped(line), blocks });
}
function alertBlock(alert) {
    const { rule, summary, url, runbook } = alert;
    const name = url === null ? `*${escaped(rule)}*` : `*<${url}|${escaped(rule)}>*`;
    const more = runbook === null ? '' : `\n<${encodeURI(runbook)}|Runbook>`;
    return section(`${name} ${statusWords(alert)}\n${escaped(placeLine(alert))}\n${escaped(summary)}${more}`);
}
function section(text) {
    return { type: 'section', text: { type: 'mrkdwn', text: cut(text, MOST_SECTION) } };
}
/** Slack's three control characters; so no text can make a link or a mention. */
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function cut(text, most) {
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
//# sourceMappingURL=slack-body.js.map