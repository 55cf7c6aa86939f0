// What a frame of the program costs in the browser, and how a bench says so.
import { untilAtRest } from "../browser/support/chromium.mjs";

// One row of the table; the bench ends with 1 when something in it does not hold.
function row(what, figures, mustHold, holds = true) {
    if (!holds) process.exitCode = 1;
    console.log([what, ...figures, holds ? mustHold : `${mustHold}: BROKEN`].join("\t"));
}

/// Least, median and 95th percentile; with `limit` the last must not be above it.
export function print(what, samples, limit, mustHold) {
    const sorted = [...samples].sort((a, b) => a - b);
    const at = (share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
    const words = (value) => Number(value.toFixed(2));  // The browser's clock goes by 0.1 ms.
    const holds = limit === undefined || words(at(0.95)) <= limit;
    row(what, [at(0), at(0.5), at(0.95)].map(words), mustHold, holds);
}

/// One number, with its unit.
export function printOne(what, value, limit, unit = "") {
    row(what, ["", `${value}${unit}`, ""], `at most ${limit}${unit}`, value <= limit);
}

/// One number that says whether what is measured is as large as it has to be.
export function printAtLeast(what, value, least) {
    row(what, ["", value, ""], `at least ${least}`, value >= least);
}

/// In the page: keeps how long each frame, each change of the twin and each call of the painter took.
export function watch() {
    const { program, twin } = window.linli;
    window.times = { frame: [], twin: [], paint: 0, mutations: 0 };
    const apply = twin.apply.bind(twin);
    twin.apply = (bytes) => {
        const from = performance.now();
        apply(bytes);
        window.times.twin.push(performance.now() - from);
    };
    const painter = WebGL2RenderingContext.prototype;
    for (const name of Object.getOwnPropertyNames(painter)) {
        const { value } = Object.getOwnPropertyDescriptor(painter, name);
        if (typeof value !== "function") continue;
        painter[name] = function (...rest) {
            const from = performance.now();
            try {
                return value.apply(this, rest);
            } finally {
                window.times.paint += performance.now() - from;
            }
        };
    }
    const frame = program._linli_frame;
    program._linli_frame = (now) => {
        const painted = window.times.paint, from = performance.now(), drawn = window.linli.frames;
        frame(now);
        const took = performance.now() - from;
        if (window.linli.frames > drawn) window.times.frame.push(took - (window.times.paint - painted));
    };
    window.watcher = new MutationObserver((records) => { window.times.mutations += records.length; });
    window.watcher.observe(
        document.getElementById("twin"),
        { subtree: true, childList: true, attributes: true, characterData: true });
}

/// What watch() saw while `does` went on, until the page was at rest again.
export async function times(page, does) {
    await untilAtRest(page);
    await page.evaluate(() => Object.assign(window.times, { frame: [], twin: [], mutations: 0 }));
    await does();
    await untilAtRest(page, 60);
    return page.evaluate(() => structuredClone(window.times));
}
