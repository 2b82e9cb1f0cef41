import { memo, type ReactElement } from 'react';
import { GUTTER } from '../../charts/uplot-options.js';
import { labelledRows, yOf, type View } from '../../heatmap/view.js';

interface LabelsProps {
  readonly layers: readonly string[];
  readonly selected: string;
  readonly view: View;
  readonly height: number;
  readonly onLayer: (layer: string) => void;
}

const LINE = 15;

/** Names of the layers: only those that fit and can be seen, however many there are. */
export const HeatmapLabels = memo(function HeatmapLabels({ layers, selected, view, height, onLayer }: LabelsProps): ReactElement {
  return (
    <div className="labels" role="group" aria-label="Layers" style={{ width: GUTTER, height }}>
      {labelledRows(view, height, LINE).map((row) => {
        const layer = layers[row];
        if (layer === undefined) return null;
        return (
          <button
            key={row} type="button" tabIndex={-1} className="label" aria-pressed={layer === selected} title={layer}
            style={{ top: Math.min(height - LINE, Math.max(0, yOf(view, row + 0.5, height) - LINE / 2)) }} onClick={() => { onLayer(layer); }}
          >
            {layer}
          </button>
        );
      })}
    </div>
  );
});
