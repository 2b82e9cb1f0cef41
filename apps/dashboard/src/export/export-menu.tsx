import { useRef, type ReactElement } from 'react';
import { toCsv, type Table } from './csv.js';
import { saveFile } from './save-file.js';
import { pngOf } from './save-picture.js';
import { sceneToSvg, type Scene } from './scene.js';

interface MenuProps {
  /** What is exported, in words: "heatmap of Scale". */
  readonly what: string;
  /** Name of the files, without ending. */
  readonly file: string;
  readonly scene: () => Scene;
  readonly table: () => Table;
  readonly testId: string;
}

/** Exports what a view shows: its picture and its data. */
export function ExportMenu({ what, file, scene, table, testId }: MenuProps): ReactElement {
  const menu = useRef<HTMLDetailsElement>(null);
  const name = file.replaceAll(/[^\w.-]+/g, '-');
  const save = (make: () => Blob | Promise<Blob>, ending: string): void => {
    if (menu.current) menu.current.open = false;
    void Promise.resolve(make()).then((content) => {
      saveFile(content, `${name}.${ending}`);
    });
  };
  const svg = (): Blob => new Blob([sceneToSvg(scene())], { type: 'image/svg+xml' });
  const close = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || !menu.current) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} className="export" data-testid={testId} onKeyDown={close}>
      <summary aria-label={`Export ${what}`}>Export</summary>
      <div className="export-choices">
        <button type="button" className="small" data-testid={`${testId}-svg`} onClick={() => { save(svg, 'svg'); }}>Picture (SVG)</button>
        <button type="button" className="small" data-testid={`${testId}-png`} onClick={() => { save(() => pngOf(scene()), 'png'); }}>Picture (PNG)</button>
        <button type="button" className="small" data-testid={`${testId}-csv`} onClick={() => { save(() => new Blob(toCsv(table()), { type: 'text/csv' }), 'csv'); }}>Data (CSV)</button>
      </div>
    </details>
  );
}
