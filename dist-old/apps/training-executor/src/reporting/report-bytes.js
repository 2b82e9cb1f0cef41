import { redactReport, reportFile, reportHtml } from '#libs/audit';
import { printPdf } from './print-pdf.js';
/** Forms in which a report is written. */
export const REPORT_FORMATS = ['html', 'pdf', 'json'];
/** A copy of a report as a file. @throws InputError for a PDF where no browser is there to print it. */
export async function reportBytes(report, { format, level }) {
    const copy = redactReport(report, level);
    if (format === 'json')
        return Buffer.from(reportFile(copy));
    const html = reportHtml(copy);
    return format === 'html' ? Buffer.from(html) : await printPdf(html);
}
//# sourceMappingURL=report-bytes.js.map