// What the program packs for the page: 32-bit little-endian numbers, and strings padded to four bytes.

const decoder = new TextDecoder();

export class Packed {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }
  number() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  real() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }
  /// Bytes as they lie in the program's memory: to be copied before it runs again.
  raw() {
    const length = this.number(), from = this.at;
    this.at += Math.ceil(length / 4) * 4;
    return this.bytes.subarray(from, from + length);
  }
  text() { return decoder.decode(this.raw()); }
}
