import { useEffect, useRef, type ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { useTheme } from '../../components/theme.js';
import { formatNumber } from '../../format/format-number.js';
import { rampFor, valueAt, type Domain, type MeasureStyle } from '../../heatmap/colour-scale.js';

interface LegendProps {
  readonly style: MeasureStyle;
  readonly domain: Domain;
  readonly stepsPerColumn: number;
}

/** The ramp with the values at its ends and in its middle. */
export function LegendRamp({ style, domain }: Pick<LegendProps, 'style' | 'domain'>): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ramp = rampFor(style, theme);
    const image = context.createImageData(256, 1);
    for (let i = 0; i < 256; i++) image.data.set([ramp[i * 3] ?? 0, ramp[i * 3 + 1] ?? 0, ramp[i * 3 + 2] ?? 0, 255], i * 4);
    context.putImageData(image, 0, 0);
  }, [style, theme]);
  return (
    <span className="legend-ramp">
      <span>{formatNumber(domain.low, 3)}</span>
      <canvas ref={canvas} width={256} height={1} aria-hidden="true" />
      <span>{formatNumber(domain.high, 3)}</span>
      <span className="faint">middle {formatNumber(valueAt(0.5, style, domain), 3)}{style.kind === 'diverging' ? '' : ' · log'}</span>
    </span>
  );
}

/** What the colours mean: the ramp with its values, the hatch, the mark. */
export function Legend({ style, domain, stepsPerColumn }: LegendProps): ReactElement {
  return (
    <div className="legend">
      <LegendRamp style={style} domain={domain} />
      <span className="key"><i className="hatch" />NaN or ∞</span>
      <span className="key"><i className="flag" /><Term word="flags">flagged</Term></span>
      <span className="faint"><Term word="extreme">{stepsPerColumn === 1 ? '1 step a column' : `${stepsPerColumn} steps a column, most extreme shown`}</Term></span>
    </div>
  );
}
