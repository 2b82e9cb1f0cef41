import type { ReactElement } from 'react';
import { ExportMenu } from '../../export/export-menu.js';
import { pageColour } from '../../export/save-picture.js';
import type { DifferenceFragment } from '../../generated/graphql.js';
import { againstOf, type Comparison, comparisonTable, differenceWords, placeOn, qualityOf, spanOf, verdictOf } from './comparison-words.js';
import { type IntervalPanel, intervalScene } from './interval-scene.js';

/** What the scaler's arm saves against each other one: dot, whisker, and a line at 0. */
export function Intervals({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const panels = panelsOf(comparison);
  const quality = qualityOf(comparison);
  const title = `${comparison.scaler} against the others`;
  return (
    <section className="card" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2><span className="spacer" />
        <ExportMenu what={title} file={`comparison-${comparison.number}`} testId="export-intervals" table={() => comparisonTable(comparison)} scene={() => intervalScene(`${comparison.name}: ${title}`, panels, pageColour)} />
      </div>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Intervals">
        <table className="runs" data-testid="comparison-intervals">
          <thead><tr><th scope="col">Against</th>{panels.map((panel) => <th key={panel.title} scope="col">{panel.title}, {panel.unit}</th>)}<th scope="col">{titleOf(comparison)} not worse</th></tr></thead>
          <tbody>
            {againstOf(comparison).map(({ other, isNotWorse }, i) => (
              <tr key={other} data-testid="interval-row" data-other={other} data-verdict={verdictOf(panels[0]?.rows[i]?.difference ?? null)}>
                <th scope="row" className="name">{other}</th>
                {panels.map((panel) => <td key={panel.title}><IntervalStrip panel={panel} difference={panel.rows[i]?.difference ?? null} /></td>)}
                <td>{isNotWorse ? `yes, within 0.5 ${quality.unit}` : 'not shown'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="cell-words">Dot: what was measured; line: 95 % paired bootstrap interval over seeds; upright line: 0. Right of it the scaler needs less, or ends with a higher {quality.name}. Cost and energy of training are saved as processor time is. Of few seeds the intervals are too narrow.</p>
    </section>
  );
}

/** `Accuracy`. */
function titleOf(comparison: Comparison): string {
  const { name } = qualityOf(comparison);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function panelsOf(comparison: Comparison): IntervalPanel[] {
  const against = againstOf(comparison);
  const panel = (title: string, unit: string, of: (each: (typeof against)[number]) => DifferenceFragment | null): IntervalPanel => ({ title, unit, rows: against.map((each) => ({ label: each.other, difference: of(each) })) });
  return [
    panel('Fewer steps', '%', ({ steps }) => steps),
    panel('Less processor time, cost, energy', '%', ({ processor }) => processor),
    panel(titleOf(comparison), qualityOf(comparison).unit, ({ accuracy }) => accuracy),
  ];
}

function IntervalStrip({ panel: { rows, unit }, difference }: { readonly panel: IntervalPanel; readonly difference: DifferenceFragment | null }): ReactElement {
  const span = spanOf(rows.map((row) => row.difference));
  const { value, low, high } = difference ?? {};
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return <span className="fine">not timed</span>;
  const place = (at: number): string => `${(100 * placeOn(span, at)).toFixed(2)}%`;
  return (
    <span className="flip-strip">
      <span className="strip" aria-hidden="true">
        <span className="median" style={{ left: place(0) }} />
        <span className="seeds" style={{ left: place(low), width: `${(100 * (placeOn(span, high) - placeOn(span, low))).toFixed(2)}%` }} />
        <span className="flips" style={{ left: place(value) }} />
      </span>
      <span className="fine">{differenceWords(difference, unit)}; {verdictOf(difference)}</span>
    </span>
  );
}
