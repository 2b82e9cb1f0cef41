/** Markdown, as GitHub reads it; ends with a line end. */
export function markdownOf(blocks) {
    return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}
function markdownBlock(block) {
    if (block.kind === 'heading')
        return `${'#'.repeat(block.level)} ${block.text}`;
    if (block.kind === 'paragraph')
        return block.text;
    if (block.kind === 'list')
        return block.items.map((item) => `- ${item}`).join('\n');
    const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    return [row(block.head), `|${block.head.map(() => '---|').join('')}`, ...block.rows.map(row)].join('\n');
}
/** A page of its own: nothing is fetched. */
export function htmlOf(title, blocks) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid #bbb; text-align: left; }
</style>
</head>
<body>
<main>
${blocks.map(htmlBlock).join('\n')}
</main>
</body>
</html>
`;
}
function htmlBlock(block) {
    if (block.kind === 'heading')
        return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    if (block.kind === 'paragraph')
        return `<p>${escaped(block.text)}</p>`;
    if (block.kind === 'list')
        return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    const head = block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
    const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
    return `<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
function escaped(text) {
    return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
//# sourceMappingURL=document.js.map