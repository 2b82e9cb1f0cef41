import { redactReport, type Report, reportFile, reportHtml, type ReportLevel } from '#libs/audit';

import { printPdf } from './print-pdf.js';

/** Forms in which a report is written. */
export const REPORT_FORMATS = ['html', 'pdf', 'json'] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A copy of a report as a file. @throws InputError for a PDF where no browser is there to print it. */
export async function reportBytes(report: Report, { format, level }: { readonly format: ReportFormat; readonly level: ReportLevel }): Promise<Buffer> {
  const copy = redactReport(report, level);
  if (format === 'json') return Buffer.from(reportFile(copy));
  const html = reportHtml(copy);
  return format === 'html' ? Buffer.from(html) : await printPdf(html);
}
