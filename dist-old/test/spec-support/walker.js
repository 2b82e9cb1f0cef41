import { takePicture } from './browser.js';
/** Most presses of Tab to one target: beyond that nobody finds it. */
const MOST_TABS = 150;
/** Fields that somebody passes by Tab before reaching for the mouse. */
const NEXT_FIELDS = 2;
/** Somebody with a mouse, who fills in forms by Tab and Enter. */
export function mouseWalker(page, who) {
    let clicks = 0;
    const press = async (target) => {
        await target.click();
        clicks += 1;
    };
    return {
        press,
        write: async (target, text) => {
            for (let tabs = 0; tabs < NEXT_FIELDS && !(await isFocused(target)); tabs++)
                await page.keyboard.press('Tab');
            if (!(await isFocused(target)))
                await press(target);
            await page.keyboard.type(text);
        },
        goTo: (name) => press(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name })),
        back: async () => {
            await page.goBack();
            clicks += 1;
        },
        look: pictures(page, who),
        clicks: () => clicks,
    };
}
/** Somebody without a mouse: Tab, Enter and shortcuts, and every stop must be seen. */
export function keyboardWalker(page, who) {
    const reach = async (target) => {
        await target.waitFor();
        for (let tabs = 0; !(await isFocused(target)); tabs++) {
            if (tabs > MOST_TABS)
                throw new Error(`${String(target)} is not reached by ${String(MOST_TABS)} presses of Tab`);
            await page.keyboard.press('Tab');
        }
        if (!(await isSeen(target)))
            throw new Error(`${String(target)} has the focus, and nobody can see it`);
    };
    return {
        press: async (target) => {
            await reach(target);
            await page.keyboard.press('Enter');
        },
        write: async (target, text) => {
            await reach(target);
            await page.keyboard.type(text);
        },
        goTo: (_name, shortcut) => page.keyboard.type(shortcut),
        // Alt and the left arrow: a browser without a window does not know them
        back: async () => {
            await page.goBack();
        },
        look: pictures(page, who),
        clicks: () => 0,
    };
}
function pictures(page, who) {
    let step = 0;
    return (what) => takePicture(page, `walk-${who}-${String(++step)}-${what}`, { fullPage: false });
}
const isFocused = (target) => target.evaluate((element) => element === globalThis.document.activeElement);
/** Whether the focus is drawn, and drawn where the reader looks. */
const isSeen = (target) => target.evaluate((element) => {
    const here = globalThis;
    const { outlineStyle, outlineWidth, boxShadow } = here.getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < here.innerHeight && ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
});
//# sourceMappingURL=walker.js.map