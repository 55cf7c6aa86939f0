// What somebody with a screen reader hears: Chromium's own accessibility tree in reading order, one line for
// each stop, and the messages of the live regions as they come.
import assert from "node:assert/strict";

import { untilAtRest } from "./chromium.mjs";

const silent = new Set([
    "none", "generic", "StaticText", "InlineTextBox", "RootWebArea", "ignored", "LabelText", "list", "group",
    "row", "gridcell", "rowgroup", "listitem", "ListMarker",
]);
const states = [
    ["disabled", "unavailable"], ["invalid", "invalid"], ["pressed", "pressed"], ["selected", "selected"],
    ["required", "required"],
];

function property(node, name) {
    const value = node.properties?.find((one) => one.name === name)?.value.value;
    return value === "false" ? false : value;
}

function lineOf(node) {
    const parts = [node.role.value];
    if (node.role.value === "heading") parts.push(`level ${property(node, "level")}`);
    if (node.name?.value) parts.push(node.name.value.replace(/\s+/g, " ").trim());
    if (node.value?.value !== undefined && node.value.value !== "") parts.push(`= ${node.value.value}`);
    for (const [name, word] of states) if (property(node, name)) parts.push(word);
    const checked = property(node, "checked");
    if (checked !== undefined) parts.push(checked === "true" || checked === true ? "checked" : "not checked");
    if (node.description?.value) parts.push(`(${node.description.value})`);
    return parts.join(" ");
}

export class Reader {
    static async on(page) {
        const reader = new Reader();
        reader.page = page;
        reader.devtools = await page.context().newCDPSession(page);
        await page.evaluate(() => {
            window.heard = [];
            const isInert = (region) => {
                const open = [...document.querySelectorAll("dialog:modal")].at(-1);
                return open && !open.contains(region);
            };
            for (const region of document.querySelectorAll("[aria-live], [role=alert].spoken")) {
                const changed = (changes) => {
                    const lines = changes.flatMap(({ addedNodes }) => [...addedNodes]);
                    if (!isInert(region)) window.heard.push(...lines.map(({ textContent }) => textContent));
                };
                new MutationObserver(changed).observe(region, { childList: true });
            }
        });
        return reader;
    }

    /// All stops of the page; of an open dialog only its own, because the rest is inert.
    async lines() {
        await untilAtRest(this.page);
        const { nodes } = await this.devtools.send("Accessibility.getFullAXTree");
        const byId = new Map(nodes.map((node) => [node.nodeId, node]));
        const found = [];
        const walk = (node) => {
            const role = node.role?.value ?? "";
            if (!node.ignored && !silent.has(role)) found.push({ role, line: this.sentence(node, byId) });
            for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id));
        };
        walk(nodes[0]);
        return found.filter(({ line }) => line.includes(" "));
    }

    sentence(node, byId) {
        const own = lineOf(node);
        if (node.name?.value || !["paragraph", "status"].includes(node.role.value)) return own;
        const words = [];
        const collect = (id) => {
            const child = byId.get(id);
            if (child?.role?.value === "StaticText") words.push(child.name.value);
            else child?.childIds?.forEach(collect);
        };
        node.childIds?.forEach(collect);
        return `${own} ${words.join("")}`;
    }

    async text() { return (await this.lines()).map(({ line }) => line).join("\n"); }

    /// The lines of one role, as when one jumps from heading to heading.
    async all(role) {
        return (await this.lines()).filter((one) => one.role === role).map(({ line }) => line);
    }

    async heard() {
        await this.page.waitForTimeout(200);
        return this.page.evaluate(() => window.heard.splice(0));
    }
}

/// Comes to the first of this role and name, in the page or `inside` a part of it, and presses Enter there.
export async function pressed({ page }, role, name, inside = page) {
    await untilAtRest(page);  // What was typed may be what lets it be pressed.
    await inside.getByRole(role, { name }).first().focus();
    await page.keyboard.press("Enter");
    await untilAtRest(page);
}

export const has = (list, pattern) =>
    assert.ok(list.some((line) => pattern.test(line)), `${pattern}\n${list.join("\n")}`);
