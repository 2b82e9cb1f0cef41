import { useState, type ReactElement } from 'react';
import { Failed, Loading } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { ExportMenu } from '../../export/export-menu.js';
import { pageColour } from '../../export/save-picture.js';
import { formatCount, formatMeasured, formatNumber } from '../../format/format-number.js';
import { TraceSetsDocument } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { MovedMost } from './moved-most.js';
import { SetPicture } from './set-picture.js';
import { setPlaces } from './set-places.js';
import { setsScene, setsTable } from './set-scene.js';
import { chanceSentence, effectSentence, everybodySentence, flipShareWords, setWords, type SetsResult, type TracedSet } from './set-words.js';
import { GRADE_MEANING, signed } from './trace-words.js';

interface SetsProps {
  readonly id: string;
  /** Whether any set was asked for. */
  readonly isAsked: boolean;
  /** Whether the estimates of this trace are relied on; else only what was replayed is shown. */
  readonly showsEstimates: boolean;
}

/** What the sets of decisions that were asked for by name did: to the target beside chance, and to everybody. */
export function TracedSets({ id, isAsked, showsEstimates }: SetsProps): ReactElement {
  return (
    <section className="card" aria-label="Without sets of decisions" data-testid="traced-sets">
      <h2>Without sets of decisions</h2>
      {isAsked ? <Read {...{ id, showsEstimates }} /> : <p className="faint" data-testid="no-sets">None was asked for. When a trace is started, name an incident, a guard, a layer, some of its steps, or all scaling: it is then replayed without them.</p>}
    </section>
  );
}

function Read({ id, showsEstimates }: Omit<SetsProps, 'isAsked'>): ReactElement {
  const { data, error, again } = useAsked(TraceSetsDocument, { id });
  const result = data?.trace?.result;
  if (result) return <Shown {...{ id, result, showsEstimates }} />;
  return error ? <Failed what="the sets of decisions" error={error} retry={again} /> : <Loading what="the sets of decisions" rows={3} />;
}

function Shown({ id, result, showsEstimates }: { readonly id: string; readonly result: SetsResult; readonly showsEstimates: boolean }): ReactElement {
  const title = 'Without sets of decisions';
  return (
    <>
      <div className="legend sets-legend">
        <span className="key"><i className="set-mark" />without these decisions</span>
        <span className="key"><i className="lot-mark" />without as many decisions drawn by lot: what chance gives</span>
        <ExportMenu what={title} file="sets-of-decisions" testId="export-sets" scene={() => setsScene(`${title}: ${result.target}`, result, pageColour)} table={() => setsTable(result, showsEstimates)} />
      </div>
      <ul className="traced-sets">
        {result.without.map((set, index) => <SetItem key={`${index} ${set.decisions}`} {...{ id, set, index, result }} />)}
      </ul>
      <SetsTable sets={result.without} showsEstimates={showsEstimates} />
      <p className="fine">The verdict on estimates is of random sets of 1, 5 and 20 % of the decisions: of a set that was named, its replayed effect counts.</p>
    </>
  );
}

interface ItemProps {
  readonly id: string;
  readonly set: TracedSet;
  readonly index: number;
  readonly result: SetsResult;
}

function SetItem({ id, set, index, result }: ItemProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { decisions, measuredEffect } = set;
  return (
    <li data-testid="traced-set" data-set={decisions} data-grade={set.grade}>
      <div className="alert-head"><h3>{capital(setWords(decisions))}</h3><code>{decisions}</code><Grade grade={set.grade} /></div>
      <p className="set-sentence" data-testid="set-sentence">{effectSentence(set, result)}</p>
      {measuredEffect && (
        <>
          <SetPicture places={setPlaces(set)} value={result.value.value ?? null} />
          <p className="cell-words">{chanceSentence(set, result)}</p>
          <p className="cell-words" data-testid="set-everybody">{everybodySentence(set)}</p>
          <details className="spec" onToggle={(event) => { setOpen(event.currentTarget.open); }} data-testid="set-moved">
            <summary>Whom it moved most</summary>
            {isOpen && <MovedMost id={id} index={index} />}
          </details>
        </>
      )}
    </li>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Grade({ grade }: Pick<TracedSet, 'grade'>): ReactElement {
  const meaning = GRADE_MEANING[grade];
  return <span className={`badge grade-${grade.toLowerCase()}`} data-tip={meaning} aria-description={meaning}>{grade.toLowerCase()}</span>;
}

function SetsTable({ sets, showsEstimates }: { readonly sets: readonly TracedSet[]; readonly showsEstimates: boolean }): ReactElement {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Sets of decisions">
      <table className="runs" data-testid="sets-table">
        <thead>
          <tr>
            <th scope="col">Set</th>
            <th scope="col" className="number">Decisions</th>
            <th scope="col" className="number"><Term word="setEffect">Replayed effect</Term></th>
            {showsEstimates && <th scope="col" className="number">Estimated</th>}
            <th scope="col"><Term word="grade">Grade</Term></th>
            <th scope="col" className="number">Random sets</th>
            <th scope="col" className="number"><Term word="setControl">Chance up to</Term></th>
            <th scope="col" className="number"><Term word="setP">p</Term></th>
            <th scope="col" className="number">Records of another class</th>
            <th scope="col" className="number">Mean change of the score</th>
          </tr>
        </thead>
        <tbody>{sets.map((set, i) => <SetRow key={`${i} ${set.decisions}`} set={set} showsEstimates={showsEstimates} />)}</tbody>
      </table>
    </div>
  );
}

function SetRow({ set, showsEstimates }: { readonly set: TracedSet; readonly showsEstimates: boolean }): ReactElement {
  const { decisions, count, measuredEffect, estimated, grade, controls, control, pValue, flips, records, meanChange } = set;
  return (
    <tr data-testid="set-row" data-set={decisions}>
      <th scope="row" className="name"><code>{decisions}</code></th>
      <td className="number">{formatCount(count)}</td>
      <td className="number">{signed(measuredEffect)}</td>
      {showsEstimates && <td className="number">{signed(estimated)}</td>}
      <td><Grade grade={grade} /></td>
      <td className="number">{formatCount(controls)}</td>
      <td className="number">{formatMeasured(control)}</td>
      <td className="number">{formatNumber(pValue, 2)}</td>
      <td className="number">{`${formatCount(flips)} of ${formatCount(records)}`} <span className="fine">{flipShareWords(set)}</span></td>
      <td className="number">{formatMeasured(meanChange)} <span className="fine">95 %: {formatMeasured(set.meanChangeLow)} to {formatMeasured(set.meanChangeHigh)}</span></td>
    </tr>
  );
}
