// A few messages of a device, byte by byte (shared/wire), for tests that have no client program: hello, and
// commands about one errand and one post.

import { readFileSync } from "node:fs";

const little = (size, write) => (value) => {
    const bytes = Buffer.alloc(size);
    write(bytes, value);
    return bytes;
};
const u8 = little(1, (bytes, value) => bytes.writeUInt8(Number(value)));
const u16 = little(2, (bytes, value) => bytes.writeUInt16LE(value));
const u32 = little(4, (bytes, value) => bytes.writeUInt32LE(value));
const u64 = little(8, (bytes, value) => bytes.writeBigUInt64LE(BigInt(value)));
const blob = (bytes) => Buffer.concat([u64(bytes.length), Buffer.from(bytes)]);
const id = ({ high, low }) => Buffer.concat([u64(high), u64(low)]);
const start = u8(1), none = u8(1);  // The byte order; an optional without a value.
const nobody = { high: 0n, low: 0n };

const recordSchema = 4, commandVersion = 2, outbox = { high: 5n, low: 6n };

/// Of the server that is tested.
export const newestSchema = Number(
    /record_schema = (\d+);/.exec(readFileSync("shared/wire/messages.h", "utf8"))[1]);

const digits = (half) => half.toString(16).padStart(16, "0");
export const hexOf = ({ high, low }) => digits(high) + digits(low);
export const idOf = (hex) => ({ high: BigInt(`0x${hex.slice(0, 16)}`), low: BigInt(`0x${hex.slice(16)}`) });

/// The first id that the command of this number makes on a device with this space.
export const firstId = (space, number) =>
    ({ high: space, low: (outbox.low & 0xfffffn) << 44n | BigInt(number) << 20n });

/// Who says the newest schema is told what there is; with an older one it hears answers only.
export const hello = (schema = recordSchema) =>
    Buffer.concat([start, u16(1), u32(schema), id(outbox), u64(1), u64(0)]);

/// What the server says first, or nothing where it says something else.
export function spaceIn(welcome) {
    const isWelcome = welcome.readUInt16LE(1) === 100;
    return isWelcome ? welcome.readBigUInt64LE(1 + 2 + 8 + 3 * 16) : undefined;
}

/// The outcome in an answer to this command; nothing in any other message.
export function outcomeIn(message, number) {
    if (message.readUInt16LE(1) !== 101) return undefined;
    const isMine = message.readBigUInt64LE(1 + 2 + 16) === BigInt(number);
    return isMine ? message.readUInt8(1 + 2 + 16 + 8) : undefined;
}

export const submit = (number, command) => Buffer.concat([start, u16(2), id(outbox), u64(number), id(nobody),
    u64(0), blob(command), none]);

const command = (tag, ...fields) => Buffer.concat([start, u16(tag), u8(commandVersion), ...fields]);
const words = (text) => blob(Buffer.from(text));

const line = (item) => [none, words(item), none, words(""), words(""), no, none];

/// Until so many hours from now; `items` are the names on the list.
export function askForMedicine({ what = "氨氯地平", items = [], hours = 5 } = {}) {
    const until = Date.now() + hours * 3_600_000, needs = Buffer.alloc(9);
    const asked = [u8(2), u8(2), u64(until - 5 * 3_600_000), u64(until), needs, words(what), words(""),
        u64(items.length), ...items.flatMap(line), u32(0), u32(0)];
    return command(400, ...asked, u32(0), u32(0), none);
}
/// The item of this place on the list of an errand.
export const itemOf = ({ high, low }, place = 0) => ({ high, low: low + 1n + BigInt(place) });
export const describeMedicine = (errand, item, dose) =>
    command(470, id(errand), u64(1), id(item), words(dose), none, no, no, no);
export const claim = (errand) => command(410, id(errand));
export const handBack = (errand, why = "病了") => command(413, id(errand), words(why));
export const attachPhoto = (errand, jpeg) => command(427, id(errand), blob(jpeg));
export const removePhoto = (photo) => command(428, id(photo));
export const renewPostCode = (post, code) => command(261, id(post), words(code));
/// A shift at this post from now on, for so many hours, with so many places.
export function planNow(post, hours, places) {
    const from = Date.now() - Date.now() % 60_000;
    const shift = [id(post), u64(from), u64(from + hours * 3_600_000), u32(places), u32(places)];
    return command(236, u64(1), ...shift, none, none, u8(1));
}

const yes = u8(1), no = u8(0), some = u8(0);  // An optional with a value.

/// `quiet`: from and until, in minutes of the day.
export const setReminders = ({ evening, minutesBefore, quiet: [from, until] }) =>
    command(151, id(nobody), evening ? yes : no, u32(minutesBefore), some, u32(from), u32(until), no);
export const setChatRobot = ({ address, form }) =>
    command(154, words(address), u8(form), u8(1), u32(3), words("{when} {post}"), none, words("{roster}"));
export const tryChatRobot = (robot) => command(156, id(idOf(robot)));

/// The same as `submit`, of a command that was staged before.
export const submitStaged = (number, stage) => Buffer.concat([start, u16(2), id(outbox), u64(number),
    id(nobody), u64(0), blob(""), some, id(idOf(stage))]);
/// New orders of one item, each {building, room, name, key, packs}; `key` is the line's in the chain.
export const acceptGroupBuyChain = (campaign, item, orders) =>
    command(323, id(idOf(campaign)), u64(orders.length), ...orders.map((order) => Buffer.concat([
        none, u32(0), some, words(""), words(order.building), words(""), words(order.room), words(order.name),
        words(""), words(order.key), words(`${order.name} ${order.packs}`),
        u64(1), id(idOf(item)), u32(order.packs), u32(order.packs)])));

const segment = (marker, ...content) => {
    const bytes = Buffer.concat(content), length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length + 2);
    return Buffer.concat([Buffer.from([0xff, marker]), length, bytes]);
};

/// A real JPEG: grey, 16 by 16 pixels.
export function greyJpeg() {
    const oneCode = Buffer.from([1, ...new Uint8Array(16)]);
    return Buffer.concat([
        Buffer.from([0xff, 0xd8]), segment(0xdb, Buffer.from([0]), Buffer.alloc(64, 1)),
        segment(0xc4, Buffer.from([0]), oneCode), segment(0xc4, Buffer.from([0x10]), oneCode),
        segment(0xc0, Buffer.from([8, 0, 16, 0, 16, 1, 1, 0x11, 0])),
        segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])), Buffer.from([0, 0xff, 0xd9]),
    ]);
}
