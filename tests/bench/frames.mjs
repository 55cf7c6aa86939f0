// How long frames take in a real browser, for the measuring programs.

/// A line of the table; `limit`: of the p95, nothing where it only is shown.
export function print(what, samples, limit, mustHold) {
    const sorted = [...samples].sort((a, b) => a - b);
    const at = (share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
    const words = (value) => Number(value.toFixed(2));  // The browser's clock goes by 0.1 ms.
    const broken = limit !== undefined && words(at(0.95)) > limit ? ": BROKEN" : "";
    const figures = [at(0), at(0.5), at(0.95)].map(words);
    console.log([what, ...figures, mustHold + broken].join("\t"));
}

/// Runs in the page: keeps how long each frame, each change of the twin and each call of the painter took.
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
