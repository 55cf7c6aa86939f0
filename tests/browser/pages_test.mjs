// Every page in a covering set of language, look, size and type: axe finds nothing wrong, nothing is wider
// than the screen, nothing is logged as an error. Each leaves its picture in
// build/screenshots for human eyes. LINLI_LONG_TESTS=1 takes every combination.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { leavePicture } from "./support/chromium.mjs";
import { askForShopping, come, pagesOf } from "./support/pages.mjs";
import { desk, phone, signIn, startTown } from "./support/town.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe cannot decide by itself, and what decides it instead.
const answered = {
    "color-contrast": "nothing is painted by the elements: theme_test and contrast_test look at what is",
};

// A wide screen at 400 % is as narrow as this.
const screens = { phone, desk, enlarged: { width: 320, height: 256 } };
const some = [
    { screen: "phone", language: "zh", look: "light", type: 100 },
    { screen: "desk", language: "zh", look: "light", type: 100 },
    { screen: "phone", language: "en", look: "dark", type: 100 },
    { screen: "desk", language: "en", look: "contrast", type: 100 },
    { screen: "phone", language: "zh", look: "contrast", type: 200 },
    { screen: "desk", language: "zh", look: "dark", type: 200 },
    { screen: "phone", language: "zh", look: "light", type: 100, plain: true },
    { screen: "desk", language: "en", look: "dark", type: 150, plain: true },
    { screen: "enlarged", language: "en", look: "light", type: 100 },
];
function all() {
    const list = [];
    for (const screen of Object.keys(screens))
        for (const language of ["zh", "en"])
            for (const look of ["light", "dark", "contrast"])
                for (const type of [100, 150, 200])
                    for (const plain of [false, true]) list.push({ screen, language, look, type, plain });
    return list;
}
const combinations = process.env.LINLI_LONG_TESTS ? all() : some;

let town;
const neighbours = {};
before(async () => {
    town = await startTown();
    for (const role of ["coordinator", "volunteer"]) neighbours[role] = await signIn(town, role);
    neighbours.resident = await signIn(town, "resident");
    await askForShopping(neighbours.resident.page);
    neighbours.stranger = await town.neighbour("stranger", new URL(town.links().resident).origin);
});
after(() => town?.close());

// A page that is still loading would call its end an error, so each waits until it is there.
async function dress(neighbour, { screen, language, look, type, plain }, simple) {
    const { page } = neighbour;
    const yes = (on) => (on ? "yes" : "");
    await page.getByRole("main").waitFor();
    await page.setViewportSize(screens[screen]);
    await page.evaluate((settings) => {
        for (const [name, value] of Object.entries(settings)) localStorage.setItem(`linli.${name}`, value);
    }, { language, look, "type-scale": String(type), plain: yes(plain), simple: yes(simple) });
    await page.reload();
    await page.getByRole("main").waitFor();
    neighbour.wasPressed = false;
}

async function look(neighbour, name) {
    const { page } = neighbour;
    await leavePicture(page, name);
    await page.evaluate(axe);
    const found = await page.evaluate(async (answers) => {
        const { violations, incomplete } = await window.axe.run();
        const open = incomplete.filter(({ id }) => !(id in answers));
        const wide = [...document.querySelectorAll("#twin *")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
        });
        const least = 44;  // of filter chips and on the desk; all else is 48
        const targets = [...document.querySelectorAll("#twin :is(a, button, input, textarea)")];
        const small = targets.filter((element) => {
            const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
            return element.getAttribute("href") !== "#main" && width > 0 &&
                Math.min(width, height) < least - 0.5 && element.localName !== "textarea";
        });
        return [
            ...open.map(({ id, nodes: [node] }) => `axe cannot tell: ${id} ${node.html}`),
            ...small.slice(0, 3).map((element) => `a small target: ${element.outerHTML.slice(0, 160)}`),
            ...violations.map(({ id, nodes: [node] }) => `${id} ${node.html} ${node.any[0]?.message ?? ""}`),
            ...wide.slice(0, 3).map((element) => `wider than the screen: ${element.outerHTML.slice(0, 160)}`),
        ];
    }, answered);
    return [...found, ...neighbour.errors.splice(0)].map((what) => `${name}: ${what}`);
}

for (const combination of combinations) {
    const { screen, language, look: colours, type, plain } = combination;
    const dressed = `${screen}-${language}-${colours}-${type}${plain ? "-plain" : ""}`;
    for (const [role, pages] of Object.entries(pagesOf)) {
        test(`every page of a ${role} is sound: ${dressed}`, async () => {
            const neighbour = neighbours[role];
            neighbour.origin ??= new URL(neighbour.page.url()).origin;
            await dress(neighbour, combination, role === "resident");
            const found = [];
            for (const [name, how] of Object.entries(pages)) {
                const picture = `${role}-${name}-${dressed}`;
                try {
                    await come(neighbour, how, language);
                    found.push(...await look(neighbour, picture));
                } catch (error) {
                    await leavePicture(neighbour.page, `${picture}-failed`);
                    found.push(`${picture}: ${String(error).slice(0, 300)}`);
                }
            }
            assert.deepEqual(found, []);
        });
    }
}
