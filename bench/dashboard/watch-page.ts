// Runs inside the page, before its own code: notes when the heatmap stands and how its frames come. It is handed to the
// browser as text, so nothing of this module may be used from outside of the function.

/** What the page has noted. Times are since navigation. Unit: ms. */
export interface Noted {
  /** When the first cells had been painted, and the main thread was free again. */
  interactive: number | null;
  /** When each frame began; emptied by whoever reads it. */
  frames: number[];
  /** How long each callback took that painted a canvas. Unit: ms. */
  paints: number[];
}

/** Watches the page from its first moment on. */
export function watchPage(): void {
  const page = globalThis as unknown as {
    noted: Noted;
    document: { querySelector: (selector: string) => { getAttribute: (name: string) => string | null } | null };
    requestAnimationFrame: (callback: (time: number) => void) => number;
    CanvasRenderingContext2D: { prototype: { putImageData: (...args: unknown[]) => void } };
  };
  const noted: Noted = { interactive: null, frames: [], paints: [] };
  page.noted = noted;
  const frame = page.requestAnimationFrame.bind(globalThis);
  const columns = (): number => Number(page.document.querySelector('[data-testid="heatmap"]')?.getAttribute('data-columns') ?? 0);
  let puts = 0;
  let hasCells = false;
  const { prototype } = page.CanvasRenderingContext2D;
  const put = prototype.putImageData;
  prototype.putImageData = function putImageData(...args: unknown[]): void {
    puts++;
    put.apply(this, args);
  };
  page.requestAnimationFrame = (callback) => frame((time) => {
    const [before, begun] = [puts, performance.now()];
    callback(time);
    if (puts === before) return;
    noted.paints.push(performance.now() - begun);
    hasCells ||= columns() > 0;
  });
  const look = (): void => {
    noted.frames.push(performance.now());
    // not by the list of paints: whoever reads it empties it
    if (noted.interactive === null && hasCells) {
      noted.interactive = NaN;
      // behind whatever still stands in the queue
      frame(() => setTimeout(() => {
        noted.interactive = performance.now();
      }, 0));
    }
    frame(look);
  };
  frame(look);
}
