import type { ReactElement } from 'react';
import { useTheme } from '../../components/theme.js';
import { ExportMenu } from '../../export/export-menu.js';
import { heatmapScene } from '../../export/heatmap-scene.js';
import { makePageImage, pageColour } from '../../export/save-picture.js';
import { heatmapTable } from '../../export/view-tables.js';
import type { Painting } from '../../heatmap/raster.js';

interface ExportProps extends Omit<Painting, 'theme'> {
  readonly title: string;
  /** Name of the files, without ending. */
  readonly file: string;
}

/** Exports the heatmap as it is shown: picture and cells. */
export function HeatmapExport({ title, file, ...shown }: ExportProps): ReactElement {
  const theme = useTheme();
  return (
    <ExportMenu
      what={title} file={file} testId="export-heatmap" table={() => heatmapTable(shown.columns, shown.view)}
      scene={() => heatmapScene({ ...shown, theme }, title, pageColour, makePageImage)}
    />
  );
}
