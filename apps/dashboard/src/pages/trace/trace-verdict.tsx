import type { ReactElement, ReactNode } from 'react';
import { Term } from '../../components/tip.js';
import type { Word } from '../../components/glossary.js';
import { formatMeasured } from '../../format/format-number.js';
import { completenessWords, figureWords, hessianWords, sentence, shareWords, VERDICT_MEANING, VERDICT_SIGNS, withoutOptions, type TraceResult } from './trace-words.js';

/** How far the estimates can be trusted: the verdict, what it means, and the figures behind it. */
export function TraceVerdict({ result }: { readonly result: TraceResult }): ReactElement {
  const { quality, fidelity, noiseFloor, metagradientNorm, hessianError } = result;
  return (
    <section className="panel" aria-label="How far to trust it">
      <div className="panel-head">
        <h2>How far to trust it</h2>
        <span className={`badge verdict-${quality.verdict.toLowerCase()}`} data-testid="trace-verdict" data-verdict={quality.verdict}>
          <span aria-hidden="true" className="sign">{VERDICT_SIGNS[quality.verdict]}</span>
          {quality.words}
        </span>
      </div>
      <p className="verdict-meaning">{VERDICT_MEANING[quality.verdict]}{quality.reason && <span className="fine" data-testid="trace-reason"> Because {withoutOptions(quality.reason)}.</span>}</p>
      <table className="facts" data-testid="trace-figures">
        <tbody>
          <Row word="lds" label={`Decision-LDS, ${quality.sets} sets`}>{figureWords(quality.lds)}<Interval ends={[quality.ldsLow, quality.ldsHigh]} words={figureWords} /></Row>
          <Row word="looSpearman" label={`Single decisions, ${quality.single}`}>{figureWords(quality.looSpearman)}<Interval ends={[quality.looSpearmanLow, quality.looSpearmanHigh]} words={figureWords} /></Row>
          <Row word="signAgreement" label="Signs that agree">{shareWords(quality.signAgreement)}<Interval ends={[quality.signAgreementLow, quality.signAgreementHigh]} words={shareWords} /></Row>
          <Row word="belowNoise" label="Within the noise">{shareWords(quality.belowNoise)}</Row>
          <Row word="noiseFloor" label="Noise">{formatMeasured(noiseFloor)}</Row>
          <Row word="metagradientNorm" label="Metagradient norm">{formatMeasured(metagradientNorm)}</Row>
          <Row word="hessianError" label="Hessian products within">{hessianWords(hessianError)}</Row>
        </tbody>
      </table>
      <p className="cell-words" data-testid="trace-completeness"><Term word="completeness">Completeness</Term>: {completenessWords(result)}</p>
      <p className="cell-words" data-testid="trace-fidelity"><Term word="fidelity">Replay</Term>: {sentence(fidelity.words)}</p>
    </section>
  );
}

type Figure = TraceResult['quality']['lds'];

interface IntervalProps {
  readonly ends: readonly [Figure | null, Figure | null];
  readonly words: (figure: Figure) => string;
}

/** A 95 % interval; nothing where there is none. */
function Interval({ ends: [low, high], words }: IntervalProps): ReactElement | null {
  if (low?.value == null || high?.value == null) return null;
  return <span className="fine interval"> 95 %: {words(low)} to {words(high)}</span>;
}

function Row({ word, label, children }: { readonly word: Word; readonly label: string; readonly children: ReactNode }): ReactElement {
  return <tr><th scope="row"><Term word={word}>{label}</Term></th><td className="number">{children}</td></tr>;
}
