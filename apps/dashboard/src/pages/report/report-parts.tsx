import { useEffect, useRef, type ReactElement } from 'react';
import { Loading } from '../../components/page-states.js';
import type { ReportRoute } from '../../routing/report-route.js';
import type { ReadReport } from './report-page.js';
import { useDocument, type PartHtml } from './use-document.js';

/** The eleven parts, as the page that is printed and sent shows them. */
export function ReportParts({ report, route }: { readonly report: ReadReport; readonly route: ReportRoute }): ReactElement {
  const { parts, refused, again } = useDocument(report.path, route.level);
  if (refused !== null) {
    return (
      <div className="notice failed" role="alert" data-testid="failed">
        <strong>Could not read the parts of this report.</strong>
        <p>{refused}</p>
        <button type="button" onClick={again}>Try again</button>
      </div>
    );
  }
  if (parts === null) return <Loading what="the parts" rows={8} />;
  return (
    <>
      <nav className="card report-parts" aria-label="Parts"><ol>{parts.map(({ id, title }) => <li key={id}><a href={`#${id}`}>{title}</a></li>)}</ol></nav>
      <article className="report-body" data-testid="report-parts">{parts.map((part) => <Part key={part.id} part={part} />)}</article>
    </>
  );
}

function Part({ part: { id, title, content } }: { readonly part: PartHtml }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(...content.map((node) => node.cloneNode(true)));
  }, [content]);
  return <section id={id} className="card" aria-labelledby={`${id}-title`}><h2 id={`${id}-title`}>{title}</h2><div ref={place} /></section>;
}
