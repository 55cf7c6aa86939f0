// A driver's map opens on every phone.
import assert from "node:assert/strict";
import { test } from "node:test";

import { mapLink } from "../../web/map_link.js";

const hospital = encodeURIComponent("市三院");
const android = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15";

test("Android opens whichever map is there, an iPhone its own, with the same words", () => {
    assert.equal(mapLink(`geo:0,0?q=${hospital}`, android), `geo:0,0?q=${hospital}`);
    const url = new URL(mapLink(`geo:0,0?q=${hospital}`, iphone));
    assert.equal(url.host, "maps.apple.com");
    assert.equal(url.searchParams.get("q"), "市三院");
});

test("the telephone is the telephone everywhere", () => {
    for (const device of [android, iphone])
        assert.equal(mapLink("tel:13800000000", device), "tel:13800000000");
});
