import { headline, placeLine, plainLine, statusWords, written } from './words.js';
/** The message as a mail: plain text, and the same as HTML without pictures, styles or scripts from elsewhere. */
export function mailContent({ message }) {
    const line = headline(message);
    const { shown, left } = written(message);
    const rest = left > 0 ? `… and ${left} more` : '';
    const isAlerts = message.kind === 'alerts';
    const paragraphs = isAlerts ? shown.map(alertText) : [plainLine(message)];
    const items = isAlerts ? shown.map(alertHtml).join('') : `<p>${escaped(plainLine(message))}</p>`;
    return {
        subject: `[gradlens] ${line.slice(0, 200)}`,
        text: [line, ...paragraphs, rest, `gradlens, receiver ${message.receiver}`].filter((part) => part !== '').join('\n\n'),
        html: `<!doctype html><html lang="en"><body><h2>${escaped(line)}</h2>${items}<p>${rest}</p><p>gradlens, receiver ${escaped(message.receiver)}</p></body></html>`,
    };
}
function alertText(alert) {
    const { rule, summary, url, runbook } = alert;
    const links = [url, runbook === null ? null : `Runbook: ${runbook}`].filter((link) => link !== null);
    return [`${rule}: ${statusWords(alert)}`, placeLine(alert), summary, ...links].join('\n');
}
function alertHtml(alert) {
    const { rule, summary, url, runbook } = alert;
    const name = url === null ? escaped(rule) : `<a href="${escaped(url)}">${escaped(rule)}</a>`;
    const more = runbook === null ? '' : `<br><a href="${escaped(runbook)}">Runbook</a>`;
    return `<p><b>${name}</b> ${statusWords(alert)}<br>${escaped(placeLine(alert))}<br>${escaped(summary)}${more}</p>`;
}
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
//# sourceMappingURL=mail-content.js.map