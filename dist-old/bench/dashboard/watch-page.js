// Runs inside the page, before its own code: notes when the heatmap stands and how its frames come. It is handed to the
// browser as text, so nothing of this module may be used from outside of the function.
/** Watches the page from its first moment on. */
export function watchPage() {
    const page = globalThis;
    const noted = { interactive: null, frames: [], paints: [] };
    page.noted = noted;
    const frame = page.requestAnimationFrame.bind(globalThis);
    const columns = () => Number(page.document.querySelector('[data-testid="heatmap"]')?.getAttribute('data-columns') ?? 0);
    let puts = 0;
    let hasCells = false;
    const { prototype } = page.CanvasRenderingContext2D;
    const put = prototype.putImageData;
    prototype.putImageData = function putImageData(...args) {
        puts++;
        put.apply(this, args);
    };
    page.requestAnimationFrame = (callback) => frame((time) => {
        const [before, begun] = [puts, performance.now()];
        callback(time);
        if (puts === before)
            return;
        noted.paints.push(performance.now() - begun);
        hasCells ||= columns() > 0;
    });
    const look = () => {
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
//# sourceMappingURL=watch-page.js.map