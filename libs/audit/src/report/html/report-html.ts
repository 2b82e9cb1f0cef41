import type { Report, ReportLevel } from '../report-schema.js';
import { groupsSection } from './groups-section.js';
import { commandText, escaped, sentences, table, timeText } from './markup.js';
import { alertsSection, counterfactualSection, coverageSection, decisionsSection, proofsSection, signOffSection } from './part-sections.js';
import { overrideLimits } from './releases-section.js';
import { runSection } from './run-section.js';
import { subjectSection } from './subject-section.js';

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere; made to be printed. */
export function reportHtml(report: Report): string {
  const { content, level } = report;
  const { about, mapping, limits } = content;
  const title = about.subject === 'run' ? 'Audit report on a run' : 'Audit report on a prediction';
  const parts: readonly (readonly [string, string])[] = [
    ['Subject and prediction', subjectSection(content)],
    ['Run, data, code, seeds, versions', runSection(content)],
    ['Scaling decisions that moved it most', decisionsSection(content)],
    ['Coverage and gaps', coverageSection(content)],
    ['Alerts, and what people did', alertsSection(content)],
    ['Counterfactual and control', counterfactualSection(content)],
    ['Groups', groupsSection(content)],
    ['What this does not show', sentences([...overrideLimits(content), ...limits], '–')],
    ['Sign-off', signOffSection(content)],
    ['Proofs', proofsSection(report)],
    ['Machine-readable form, and articles', `<p>The same as JSON, with schema docs/report.schema.json: ${commandText(`gradlens report ${about.run} --format json`)}. ${escaped(about.claim)}</p>${table(['source', 'asks for', 'evidence here', 'parts'], mapping.map(({ source, asks, evidence, parts: numbers }) => [source, asks, evidence, numbers.join(', ')].map(escaped)))}`],
  ];
  const body = parts.map(([name, html], i) => `<section id="part-${i + 1}"><h2>${i + 1}. ${escaped(name)}</h2>${html}</section>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(`${title}, ${about.run}`)}</title><style>${STYLE}${pageStyle(`${title}, run ${about.run}`)}</style></head>
<body><header><h1>${escaped(title)}</h1><p>Run ${escaped(about.run)}. Made ${timeText(about.madeAt)} by gradlens ${escaped(about.product)}. ${COPY_WORDS[level]}</p></header>
${body.join('\n')}
</body></html>
`;
}

/** At the foot of each printed page what it is a page of, and which. Only characters that need no escaping in CSS stay. */
function pageStyle(what: string): string {
  return `@page{@bottom-left{content:"${what.replaceAll(/[^\w ,-]/g, '')}"}@bottom-right{content:counter(page) " of " counter(pages)}}\n`;
}

/** What a copy of a level is. */
const COPY_WORDS: Readonly<Record<ReportLevel, string>> = {
  full: 'The whole report.', reviewer: 'A copy for reviewers: without who a prediction is about.',
  public: 'A public copy: without who a prediction is about, names and reasons of people, the name and machine of the run, and groups of few records.',
};

const STYLE = `
body{font:15px/1.45 system-ui,sans-serif;color:#111;background:#fff;max-width:60rem;margin:1.5rem auto;padding:0 1rem}
h1{font-size:1.5rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #bbb}h3{font-size:1rem;margin:1rem 0 .2rem}
table{border-collapse:collapse;width:100%;font-size:.78rem;margin:.4rem 0}th,td{text-align:left;vertical-align:top;padding:.15rem .35rem;border-bottom:1px solid #ddd;overflow-wrap:break-word}
thead{display:table-header-group}tr{break-inside:avoid}tr:has(table){break-inside:auto}.facts{table-layout:fixed}.facts td{overflow-wrap:anywhere}.facts th{width:14rem;font-weight:600}.facts .facts{margin:0}.facts .facts th{width:11rem;font-weight:400;color:#444}.facts .facts tr:last-child>*{border:0}td{font-variant-numeric:tabular-nums}
pre{font-size:.7rem;white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f5f5;padding:.5rem;break-inside:avoid}figure{margin:.5rem 0;break-inside:avoid}svg{width:100%;max-width:640px;font:12px system-ui,sans-serif}
figcaption,.missing,.out{color:#444;font-style:italic}h2,h3,p:has(+figure),p:has(+ul){break-after:avoid}p:has(+figure),p:has(+ul){break-inside:avoid}.name{white-space:nowrap}.common th{border-bottom:1px solid #bbb;padding-top:.5rem}.common{break-after:avoid}
@page{size:A4;margin:15mm;@bottom-left{font:8pt system-ui,sans-serif;color:#444}@bottom-right{font:8pt system-ui,sans-serif;color:#444}}@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}thead th{overflow-wrap:normal}}
`;
