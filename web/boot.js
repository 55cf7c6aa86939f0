// Starts the program: loads the WebAssembly module and connects it with the page.
import * as glyphs from './glyphs.js';
import {KeptBuild} from './kept_build.js';
import {LatePart, PartMissing} from './late_part.js';
import {makePlatform} from './platform.js';
import {shownPart, stayInShownPart, watchKeyboard} from './soft_keyboard.js';
import {Twin} from './twin.js';
import {fetchWords, firstLanguage} from './words.js';

const files = JSON.parse(document.getElementById('site-files').textContent || '{}');
const fileUrl = (name) => new URL(files[name] ?? name, document.baseURI).href;
const canvas = document.getElementById('canvas');
// The program is fetched and compiled while its JavaScript still comes.
const compiled = WebAssembly.compileStreaming(fetch(fileUrl('linli.wasm'), {credentials: 'same-origin'}));
compiled.catch(() => {});  // start() meets it, too, and answers.
const words = fetchWords(firstLanguage(), fileUrl);
words.catch(() => {});  // As well.
const latePart = new LatePart(fileUrl('late.wasm'));
// What this device keeps costs nobody a download: then the whole program comes at once, for whatever page.
const isKept = Boolean(navigator.serviceWorker?.controller);
if (isKept) latePart.begin();
let program;  // the module once it runs
let frameAsked = false;
const whenIdle = window.requestIdleCallback ?? setTimeout;

// Until the program runs (and after it stopped) nobody listens.
const tell = {
  press: (slot) => program?._linli_press(slot),
  type: (slot, value) => withText(value, (at, length) => program?._linli_type(slot, at, length)),
  submit: (slot) => program?._linli_submit(slot),
  dismiss: (slot) => program?._linli_dismiss(slot),
  turn: (slot, months) => program?._linli_turn(slot, months),
  scroll: (slot, top) => program?._linli_scroll(slot, top),
  focus: (slot, visible) => program?._linli_focus(slot, visible),
  hover: (slot) => program?._linli_hover(slot),
  hold: (slot) => program?._linli_hold(slot),
};

/// Calls with the address and length of a copy of bytes in the program's memory.
function withBytes(bytes, call) {
  if (!program) return;  // It has stopped; what comes now comes again to the next one.
  const at = program._malloc(bytes.length + 1);
  program.linli.heap().set(bytes, at);
  try {
    return call(at, bytes.length);
  } finally {
    program._free(at);
  }
}
function withText(text, call) { return withBytes(new TextEncoder().encode(text), call); }

function linesOf(at) { return program.linli.text(at).split('\n').slice(0, -1); }

function askFrame() {
  if (frameAsked) return;
  frameAsked = true;
  requestAnimationFrame((now) => {
    frameAsked = false;
    program?._linli_frame(now);
  });
}

/// What was pressed since the last frame is answered now, by the page on which it was pressed.
function answerPressed() {
  if (frameAsked) program?._linli_frame(performance.now());
}

// ---- The screen and the reader's wishes

const media = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  contrast: matchMedia('(prefers-contrast: more)'),
  still: matchMedia('(prefers-reduced-motion: reduce)'),
  forced: matchMedia('(forced-colors: active)'),
};
let printing = false, spaced = false;  // paper, or the reader's own spacing of text: a canvas has neither
const canPaint = glyphs.canReadBack();

/// Above and below, CSS px. What is not shown has a style, and needs no layout of the page.
function safeArea() {
  const probe = document.createElement('div');
  probe.style.cssText = 'display:none;' +
      'padding:env(safe-area-inset-top,0px) 0 env(safe-area-inset-bottom,0px)';
  document.body.append(probe);
  const {paddingTop, paddingBottom} = getComputedStyle(probe);
  const area = [parseFloat(paddingTop), parseFloat(paddingBottom)];
  probe.remove();
  return area;
}

function tellScreen() {
  const ratio = devicePixelRatio, width = innerWidth, {height, hasKeyboard} = shownPart();
  const [safeTop, safeBottom] = safeArea();
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  stayInShownPart();
  program._linli_screen(width, height, ratio, safeTop, hasKeyboard ? 0 : safeBottom);
}

function tellWishes() {
  const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const plain = media.forced.matches || printing || spaced || !canPaint;
  const {dark, contrast, still} = media;
  program._linli_wishes(dark.matches, contrast.matches, still.matches, textScale, plain, printing);
}

/// A reader's style sheet that spaces letters, words or lines changes the size of this probe.
function watchSpacing() {
  const probe = document.getElementById('spacing');
  new ResizeObserver(() => {
    const {letterSpacing, wordSpacing, lineHeight} = getComputedStyle(probe);
    const wanted = [letterSpacing, wordSpacing].some((space) => parseFloat(space) > 0) ||
        parseFloat(lineHeight) !== 20;
    if (wanted === spaced) return;
    spaced = wanted;
    tellWishes();
  }).observe(probe);
}

/// The browser prints what stands on the page when this event is over.
function print(now) {
  printing = now;
  tellWishes();
  const mostFrames = 8;
  for (let frame = 0; frame < mostFrames; ++frame) program._linli_frame(performance.now());
}

function listenToScreen() {
  addEventListener('resize', tellScreen);
  watchKeyboard(() => {
    tellScreen();
    answerPressed();  // The field has its new place then.
  });
  for (const query of Object.values(media)) query.addEventListener('change', tellWishes);
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  watchSpacing();
  const watchRatio = () =>
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
        tellScreen();
        watchRatio();
      }, {once: true});
  watchRatio();
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    program._linli_context(false);
  });
  canvas.addEventListener('webglcontextrestored', () => program._linli_context(true));
}

const theme = {
  /// `colours` are custom properties of the page's own style sheet. A plain page shows the twin itself.
  set(colours, ground, dark, plain, language) {
    const page = document.documentElement;
    page.style.cssText = colours;
    page.style.colorScheme = dark ? 'dark' : 'light';
    page.lang = language;
    page.classList.toggle('plain', plain);
    document.querySelector('meta[name="theme-color"]').content = ground;
  },
};

/// Nothing that was saved is touched, and the way on is to open the page again.
function stopWith(notice) {
  program = undefined;
  canvas.hidden = true;
  document.getElementById('twin')?.remove();  // Two things may fail at once.
  document.getElementById(notice).hidden = false;
}
function showStopped() { stopWith('stopped'); }  // Our own mistake.

/// A call into what is not here yet and cannot be fetched: the page opens again as soon as it can be.
function waitForPart() {
  if (!program) return;
  stopWith('unfinished');
  untilHere(() => fetchBytes('late.wasm')).then(() => location.reload());
}

function hearFault(fault) {
  if (fault instanceof PartMissing) waitForPart();
  if (fault instanceof WebAssembly.RuntimeError) showStopped();
}
addEventListener('error', ({error}) => hearFault(error));
addEventListener('unhandledrejection', ({reason}) => hearFault(reason));

// ---- What comes after the first page

function networkOr(pauseMs) {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      removeEventListener('online', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, pauseMs);
    addEventListener('online', goOn);
  });
}

/// Asks again when the network is back, and now and then.
async function untilHere(fetchOnce) {
  const longestPauseMs = 60_000;
  for (let pauseMs = 2000;; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await fetchOnce();
    } catch (fault) {
      hearFault(fault);  // What it was for may fail, too, once it is here.
      await networkOr(pauseMs);
    }
  }
}

async function fetchBytes(name) {
  const answer = await fetch(fileUrl(name), {credentials: 'same-origin'});
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function fetchLatePart() {
  await latePart.fetchInTime();
  program?._linli_woken();  // Pages wait for it.
  warmWhenIdle();
}

/// What is needed to find people and to read their lists.
async function fetchTables() {
  const [pinyin, simplified] = await Promise.all(['pinyin.txt', 'simplified.txt'].map(fetchBytes));
  withBytes(pinyin, (at, length) => withBytes(
      simplified, (other, otherLength) => program._linli_take_tables(at, length, other, otherLength)));
}

// Whether pictures of characters for the next pages are still being drawn.
let warming = false;

/// A little at a time, and only while no frame is wanted. What decides about them comes with the late part.
function warmWhenIdle() {
  if (warming || !latePart.loaded) return;
  warming = true;
  whenIdle(warm);
}

function warm() {
  if (frameAsked) {  // Which asks again; in a hidden tab none comes.
    warming = false;
    return;
  }
  const mostMs = 8, from = performance.now();
  while (warming && performance.now() - from < mostMs) warming = program?._linli_warm() === 1;
  if (warming) whenIdle(warm);
}

async function start() {
  const twin = new Twin(document.getElementById('twin'), tell);
  const host = {twin, glyphs, theme, latePart, askFrame, warmWhenIdle, frames: 0};
  const keptBuild = new KeptBuild(() => host.platform.tellNewBuild());
  host.platform = makePlatform({withBytes, fileUrl, program: () => program, answerPressed, keptBuild});
  Object.defineProperty(
      window, 'linli',
      {value: {twin, latePart, get frames() { return host.frames; }, get frameAsked() { return frameAsked; },
               get program() { return program; },
               get cutWords() { return linesOf(program._linli_cut_words()); }}});
  const {default: createLinli} = await import(fileUrl('linli.js'));
  const instantiateWasm = (imports, receive) => {
    const all = {...imports, late: latePart.placeholders};
    compiled.then(async (module) => {
      const instance = await WebAssembly.instantiate(module, all);
      latePart.belongsTo(instance);
      if (isKept) await latePart.fetchInTime().catch(() => {});
      receive(instance, module);
    }).catch(showStopped);
    return {};
  };
  const made = createLinli({host, canvas, instantiateWasm, noInitialRun: true, onAbort: showStopped});
  const [running, firstWords] = await Promise.all([made, words]);
  program = running;  // Nothing is waited for from here on: who presses now is heard.
  const areOurs = withBytes(firstWords, (at, length) => program._linli_take_words(at, length));
  if (!areOurs) throw new Error('the words are damaged, or of another build');
  tellScreen();
  tellWishes();
  listenToScreen();
  program._linli_start();
  program._linli_frame(performance.now());  // At once: nobody has to wait for the next refresh.
  keptBuild.start();
  whenIdle(() => untilHere(fetchLatePart));
  whenIdle(() => untilHere(fetchTables));
}

start().catch((error) => {
  if (!(error instanceof PartMissing)) showStopped();
  throw error;  // hearFault hears it.
});
