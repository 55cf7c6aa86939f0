// The server program on a port of this machine, for tests that speak HTTP and WebSocket with it themselves.
import { spawn, spawnSync } from "node:child_process";
import crypto from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

// The one with sanitizers.
export const program = path.resolve("build/debug/linli-server");

/// Runs a command of the program to its end; gives what it printed and its exit code.
export const run = (...words) => spawnSync(program, words, { encoding: "utf8", timeout: 60_000 });

/// A demo community on a free port. `cards` are the tokens of the cards by role. `talks`: it logs more than
/// warnings and errors.
export async function startServer(options = {}) {
    const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), "linli-http-"));
    const data = path.join(folder, "data");
    const quiet = options.talks ? [] : ["--quiet"];
    const words = [...quiet, "demo", "--site", "build/site", "--data", data, "--port", "0",
        ...options.words ?? []];
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], ...options.spawn });
    let printed = "";
    await new Promise((resolve, reject) => {
        const listen = (chunk) => {
            printed += chunk;
            if (/Linli is ready/.test(printed) && /#\/card\/[^\n]+\n\s*\n/.test(printed)) resolve();
        };
        child.stdout.on("data", listen);
        child.stderr.on("data", listen);
        child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
    });
    const port = Number(/ready: http:\/\/localhost:(\d+)/.exec(printed)[1]);
    const cards = Object.fromEntries([...printed.matchAll(/(\w+) +http:\S+#\/card\/(\S+)/g)]
        .map(([, role, token]) => [role, token]));
    // All that it printed is there by then.
    const ended = new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
    let clockSteps = 0;
    return {
        port, cards, folder, printed: () => printed, origin: `http://localhost:${port}`,
        // With --test-clock: ten minutes on. Signals that come too close become one.
        moveClock() {
            ++clockSteps;
            child.kill("SIGUSR1");
        },
        clockSteps: () => clockSteps,
        stop(signal = "SIGTERM") {
            child.kill(signal);
            return ended;
        },
        async close() {
            child.kill("SIGTERM");
            await ended;
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/// One request; resolves with {status, headers, body}.
export function ask(server, method, target, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request({
            host: "127.0.0.1", port: server.port, method, path: target, agent: false,
            headers: { Host: `localhost:${server.port}`, ...headers },
        }, (response) => {
            const parts = [];
            response.on("data", (part) => parts.push(part));
            response.on("end", () => resolve({
                status: response.statusCode, headers: response.headers, body: Buffer.concat(parts),
            }));
        });
        request.on("error", reject);
        request.end(body);
    });
}

/// POST with the right Origin; the body is an object.
export async function post(server, target, body, headers = {}) {
    const answer = await ask(server, "POST", target,
        { headers: { Origin: server.origin, "Content-Type": "application/json", ...headers },
            body: JSON.stringify(body) });
    return { ...answer, json: JSON.parse(answer.body.toString() || "{}") };
}

/// Signs in with the card of a role; gives the Cookie header.
export async function signIn(server, token) {
    const { status, headers, json } = await post(server, "/api/sign-in/card", { token, label: "test" });
    const [cookie] = headers["set-cookie"] ?? [];
    return { status, json, setCookie: cookie, cookie: cookie?.split(";")[0] };
}

/// Bytes as they are, on a connection of their own; resolves with all that comes back until it is closed.
export function sendRaw(server, bytes) {
    return new Promise((resolve, reject) => {
        const socket = net.connect(server.port, "127.0.0.1", () => socket.write(bytes));
        const parts = [];
        socket.on("data", (part) => parts.push(part));
        socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
        socket.on("error", reject);
    });
}

/// In the shortest of the three forms that it fits into, as the protocol wants it.
function maskedLength(length) {
    if (length < 126) return Buffer.from([0x80 | length]);
    if (length < 0x10000) return Buffer.from([0xfe, length >> 8, length & 0xff]);
    const bytes = Buffer.from([0xff, ...new Uint8Array(8)]);
    bytes.writeBigUInt64BE(BigInt(length), 1);
    return bytes;
}

/// A WebSocket by hand, so that wrong frames can be sent. `closed` resolves with the close
/// code (0: none), `spoken` with the first frame of the server, `hears(read)` with what `read` makes of the
/// first message of which it makes something.
export function openSocket(server, { cookie = "", origin = server.origin } = {}) {
    return new Promise((resolve, reject) => {
        const socket = net.connect(server.port, "127.0.0.1");
        socket.write(`GET /socket HTTP/1.1\r\nHost: localhost:${server.port}\r\nOrigin: ${origin}\r\n`
            + `Cookie: ${cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
            + `Sec-WebSocket-Version: 13\r\n`
            + `Sec-WebSocket-Key: ${crypto.randomBytes(16).toString("base64")}\r\n\r\n`);
        let received = Buffer.alloc(0), head;
        let code = 0;
        const closed = new Promise((done) => socket.on("close", () => done(code)));
        const messages = [], listeners = new Set();
        const hears = (read) => new Promise((done, fail) => {
            closed.then((reason) => fail(new Error(`the server closed with ${reason}`)));
            const listen = () => {
                const made = messages.map(read).find((value) => value !== undefined);
                if (made === undefined) return;
                listeners.delete(listen);
                done(made);
            };
            listeners.add(listen);
            listen();
        });
        let heard;
        const spoken = new Promise((done) => { heard = done; });
        const readFrames = () => {
            while (received.length >= 2) {
                const short = received[1] & 127, size = short < 126 ? 2 : short === 126 ? 4 : 10;
                if (received.length < size) return;
                const length = short < 126 ? short
                    : short === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
                if (received.length < size + length) return;
                heard();
                if ((received[0] & 15) === 8 && length >= 2) code = received.readUInt16BE(size);
                if ((received[0] & 15) === 2) messages.push(received.subarray(size, size + length));
                for (const listen of [...listeners]) listen();
                received = received.subarray(size + length);
            }
        };
        socket.on("data", (part) => {
            received = Buffer.concat([received, part]);
            if (head === undefined) {
                const end = received.indexOf("\r\n\r\n");
                if (end < 0) return;
                head = received.subarray(0, end).toString();
                received = received.subarray(end + 4);
                const status = Number(head.split(" ")[1]);
                resolve({ head, status, closed, spoken, hears, send, end: () => socket.destroy() });
            }
            readFrames();
        });
        socket.on("error", reject);
        /// One binary frame of a client: masked, with `announced` bytes in its head.
        function send(bytes, announced = bytes.length) {
            const mask = Buffer.alloc(4);  // Of zeros: the bytes stay.
            socket.write(Buffer.concat([Buffer.from([0x82]), maskedLength(announced), mask, bytes]));
        }
    });
}
