// The part of the program that the first page does not need (split_program.mjs). It comes when the page is
// idle; who calls into it before gets it at once, and waits.

/// Who called into it got nothing: there is no network. The program cannot go on in the middle of a call.
export class PartMissing extends Error {}

/// `url`: where it is.
export class LatePart {
  constructor(url) {
    this.url = url;
    this.waitedFor = 0;  // How often somebody had to wait for it: for the tests.
  }

  /// What the first part imports in place of the late functions. Each is named after its place in the table.
  get placeholders() {
    return new Proxy({}, {
      get: (_, place) => (...values) => {
        if (!this.loaded) this.fetchAtOnce();
        return this.table.get(Number(place))(...values);
      },
    });
  }

  /// The first part runs: its exports are what the late part calls.
  belongsTo(instance) {
    this.first = instance;
    this.table = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Table);
  }

  /// Fetched and compiled, but not yet taken.
  begin() {
    this.coming = WebAssembly.compileStreaming(fetch(this.url, {credentials: 'same-origin'}));
    this.coming.catch(() => {});  // Whoever waits for it meets it.
  }

  async fetchInTime() {
    if (this.loaded) return;
    if (!this.coming) this.begin();
    const {coming} = this;
    this.coming = undefined;  // What does not come is asked for anew.
    const module = await coming;
    if (!this.loaded) this.take(module);
  }

  fetchAtOnce() {
    ++this.waitedFor;
    const request = new XMLHttpRequest();
    request.open('GET', this.url, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');  // Bytes as they are.
    try {
      request.send();
    } catch (error) {
      throw new PartMissing('no network', {cause: error});
    }
    if (request.status !== 200) throw new PartMissing(`the server says ${request.status}`);
    const text = request.responseText, bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);  // Its lower eight bits.
    this.take(new WebAssembly.Module(bytes));
  }

  /// Its functions take their places in the table.
  take(module) {
    new WebAssembly.Instance(module, {early: this.first.exports});
    this.loaded = true;
  }
}
