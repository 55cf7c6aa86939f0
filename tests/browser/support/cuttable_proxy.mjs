// A TCP proxy between a browser and the server that can be cut, delayed and half-closed: setOffline of the
// browser does not cut a
// socket that is already open.
import net from "node:net";

export async function startProxy(serverPort) {
    const pairs = new Set();
    let reachable = true, wasCut = false;
    let delayMs = 0;

    const forget = (pair) => {
        pairs.delete(pair);
        pair.near.destroy();
        pair.far.destroy();
    };
    const forward = (from, to) => {
        from.on("data", (bytes) => {
            if (delayMs === 0) to.write(bytes);
            else setTimeout(() => to.destroyed || to.write(bytes), delayMs);
        });
        from.on("end", () => to.end());
    };
    const listener = net.createServer((near) => {
        if (!reachable) return near.destroy();
        const pair = { near, far: net.connect(serverPort, "127.0.0.1") };
        pairs.add(pair);
        for (const end of [pair.near, pair.far]) {
            end.on("error", () => forget(pair));
            end.on("close", () => forget(pair));
        }
        forward(pair.near, pair.far);
        forward(pair.far, pair.near);
    });
    await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));

    return {
        port: listener.address().port,
        get wasCut() { return wasCut; },
        // No network: open connections break, new ones are refused.
        cut() {
            reachable = false;
            wasCut = true;
            for (const pair of [...pairs]) forget(pair);
        },
        mend() {
            reachable = true;
        },
        // Every byte comes this much later, in both directions.
        delay(ms) {
            delayMs = ms;
        },
        // The server goes on sending, but hears nothing more from what is open now.
        halfClose() {
            for (const pair of pairs) pair.near.removeAllListeners("data").on("data", () => {});
        },
        async close() {
            for (const pair of [...pairs]) forget(pair);
            await new Promise((resolve) => listener.close(resolve));
        },
    };
}
