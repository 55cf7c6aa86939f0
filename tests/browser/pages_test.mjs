// Every page in a covering set of language, look, size and type: axe finds nothing wrong, nothing is wider
// than the screen, nothing that is pressed is too small, no words are cut that can be read nowhere else, and
// nothing is logged as an error. Each leaves its picture in build/screenshots for human eyes.
// LINLI_LONG_TESTS=1 takes every combination.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { leavePicture } from "./support/chromium.mjs";
import { come, dress, everybodyIn, pagesOf } from "./support/pages.mjs";
import { desk, phone, startTown } from "./support/town.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe cannot decide by itself where a canvas is looked at, and what decides it instead. In a plain page
// the elements paint themselves: there it has to decide all but the words of elements that touch, as a text
// area and its label do; theme_test has measured every ink on every ground.
const answered = {
    "color-contrast": "nothing is painted by the elements: theme_test and contrast_test look at what is",
};
// Pixels of what is pressed: everywhere, of a filter chip, and on a desk with its mouse.
const leastTarget = 48, leastChip = 44, leastOnDesk = 44;

// A wide screen at 400 % is as narrow as this. In what is `whole`, seldom pages are looked at, too: together
// these have each screen, language, look and the largest type.
const screens = { phone, desk, enlarged: { width: 320, height: 256 } };
const some = [
    { screen: "phone", language: "zh", look: "light", type: 100, whole: true },
    { screen: "desk", language: "zh", look: "light", type: 100 },
    { screen: "phone", language: "en", look: "dark", type: 100 },
    { screen: "desk", language: "en", look: "contrast", type: 100, whole: true },
    { screen: "phone", language: "zh", look: "contrast", type: 200, whole: true },
    { screen: "desk", language: "zh", look: "dark", type: 200 },
    { screen: "phone", language: "zh", look: "light", type: 100, plain: true },
    { screen: "desk", language: "en", look: "dark", type: 150, plain: true, whole: true },
    { screen: "enlarged", language: "en", look: "light", type: 100 },
];
function all() {
    const list = [];
    for (const screen of Object.keys(screens))
        for (const language of ["zh", "en"])
            for (const look of ["light", "dark", "contrast"])
                for (const type of [100, 150, 200])
                    for (const plain of [false, true])
                        list.push({ screen, language, look, type, plain, whole: true });
    return list;
}
const combinations = process.env.LINLI_LONG_TESTS ? all() : some;

let town, neighbours;
before(async () => {
    town = await startTown();
    neighbours = await everybodyIn(town);
});
after(() => town?.close());

const yes = (on) => (on ? "yes" : "");
const settingsOf = ({ language, look, type, plain }, simple) =>
    ({ language, look, "type-scale": String(type), plain: yes(plain), simple: yes(simple) });

// Runs in the page; each fault in words: which rule, which element, its name and what was measured.
async function faultsOf({ answers, plain, least, ofChip }) {
    const seen = [...document.querySelectorAll("#twin *")];
    const nameOf = (element) =>
        element.getAttribute("aria-label") ?? (element.closest("label") ?? element).textContent;
    const inWords = (what, element, measured) =>
        `${what}: “${nameOf(element).slice(0, 60)}” ${measured} ${element.outerHTML.slice(0, 160)}`;
    // A bar that sticks lies over words that can be scrolled from under it: axe cannot tell their ground.
    const stuck = seen.filter((element) => plain && getComputedStyle(element).position === "sticky");
    for (const { style } of stuck) style.position = "static";
    // The skip link is one pixel until Tab comes to it.
    window.axe.configure({ rules: [{ id: "target-size", selector: "*:not(a[href='#main'])" }] });
    // What lies behind an open question is inert; axe would take it for words that something covers.
    const question = plain ? document.querySelector("#twin dialog[open]") : null;
    const { violations, incomplete } = await window.axe.run(question ?? document, {
        rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: plain } },
    });
    for (const { style } of stuck) style.position = "";
    const ofAxe = (what, { id, nodes }) => nodes.slice(0, 3).map(({ target, any, all, none }) =>
        inWords(`${what}${id}`, document.querySelector(target[0]) ?? document.body,
            [...any, ...all, ...none].map(({ message }) => message).join("; ")));
    const wide = seen.filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
    });
    const pressed = "a:not([href='#main']), button, [role=button], input";
    const targets = seen.filter((element) => element.matches(pressed));
    const small = targets.map((element) => {
        const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
        return { element, width, height, wanted: element.matches("[aria-pressed]") ? ofChip : least };
    }).filter(({ width, height, wanted }) => width > 0 && Math.min(width, height) < wanted - 0.5);
    const touch = ({ any }) => any.some(({ data }) => /^elmPartially/.test(data?.messageKey ?? ""));
    const open = incomplete.filter(({ id }) => !(id in answers))
        .map((one) => ({ ...one, nodes: one.nodes.filter((node) => !touch(node)) }))
        .filter(({ nodes }) => nodes.length > 0);
    return [
        ...open.flatMap((one) => ofAxe("axe cannot tell ", one)),
        ...violations.flatMap((one) => ofAxe("", one)),
        ...small.slice(0, 5).map(({ element, width, height, wanted }) => inWords("a small target", element,
            `${width.toFixed(1)} × ${height.toFixed(1)}, at least ${wanted}`)),
        ...wide.slice(0, 3).map((element) => inWords("wider than the screen", element,
            `${element.getBoundingClientRect().left} to ${element.getBoundingClientRect().right}`)),
    ];
}

async function look(neighbour, name, { screen, type, plain = false }) {
    const { page } = neighbour;
    await leavePicture(page, name);
    await page.evaluate(axe);
    const onDesk = screen === "desk" && type < 150 && !plain;  // As ui::desk() has it.
    const found = await page.evaluate(faultsOf, {
        answers: plain ? {} : answered, plain, least: onDesk ? leastOnDesk : leastTarget, ofChip: leastChip,
    });
    const isWhole = type === 100 && !plain && screen in { phone, desk };
    const cut = isWhole ? await page.evaluate(() => window.linli.cutWords) : [];
    return [...found, ...cut.map((words) => `cut words: “${words}”`), ...neighbour.errors.splice(0)]
        .map((what) => `${name}: ${what}`);
}

for (const combination of combinations) {
    const { screen, language, look: colours, type, plain } = combination;
    const dressed = `${screen}-${language}-${colours}-${type}${plain ? "-plain" : ""}`;
    for (const [role, pages] of Object.entries(pagesOf)) {
        const looked = Object.entries(pages).filter(([, how]) => combination.whole || !how.seldom);
        if (looked.length === 0) continue;
        test(`every page of a ${role} is sound: ${dressed}`, async () => {
            const neighbour = neighbours[role];
            await dress(neighbour, screens[screen], settingsOf(combination, role === "elder"));
            const found = [];
            for (const [name, how] of looked) {
                const picture = `${role}-${name}-${dressed}`;
                try {
                    await come(neighbour, how, language);
                    found.push(...await look(neighbour, picture, combination));
                } catch (error) {
                    await leavePicture(neighbour.page, `${picture}-failed`);
                    found.push(`${picture}: ${String(error).slice(0, 300)}`);
                }
            }
            assert.deepEqual(found, []);
        });
    }
}
