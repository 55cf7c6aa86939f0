// The twin: one real, transparent HTML element for every node that the canvas shows. It applies the change
// lists of app/client/ui/twin_changes.h and reports what people do with the elements. All text is set as
// text, never as markup.

import {BackStep} from './back_step.js';
import {mapLink} from './map_link.js';
import {Packed} from './packed.js';
import {Spoken} from './spoken.js';

const role = {
  group: 0,
  banner: 1,
  navigation: 2,
  main: 3,
  region: 4,
  heading: 5,
  text: 6,
  link: 7,
  button: 8,
  textField: 9,
  textArea: 10,
  check: 11,
  radioGroup: 12,
  radio: 13,
  list: 14,
  listItem: 15,
  table: 16,
  row: 17,
  columnHeader: 18,
  cell: 19,
  dialog: 20,
  image: 21,
  progress: 22,
  status: 23,
  scroller: 24,
  tabList: 25,
  tab: 26,
  picture: 27,
  pictureButton: 28,
};
const state = {
  disabled: 1 << 0,
  checked: 1 << 1,
  selected: 1 << 2,
  current: 1 << 3,
  invalid: 1 << 4,
  readOnly: 1 << 5,
  modal: 1 << 6,
  toggle: 1 << 7,
  focus: 1 << 8,
  secret: 1 << 9,
  sortedUp: 1 << 10,
  sortedDown: 1 << 11,
};
const field = {
  create: 1 << 0,
  rect: 1 << 1,
  name: 1 << 2,
  value: 1 << 3,
  states: 1 << 4,
  route: 1 << 5,
  described: 1 << 6,
  input: 1 << 7,
  position: 1 << 8,
  content: 1 << 9,
  font: 1 << 10,
  dress: 1 << 11,
};
const dresses = [
  '', 'card', 'need-card', 'wait-card', 'refused-card', 'hero', 'primary', 'danger', 'bare', 'strong',
  'quiet', 'numeral', 'mine', 'need', 'wait', 'refused', 'toast', 'bar', 'big', 'row',
  'paper', 'screen'
];
const inputModes = ['text', 'numeric', 'decimal', 'tel', 'search'];
const inputTypes = ['text', 'text', 'text', 'tel', 'search'];
const enterKeys = ['done', 'next', 'search', 'send', 'go', 'enter'];
const tags = new Map([
  [role.banner, 'header'],
  [role.navigation, 'nav'],
  [role.main, 'main'],
  [role.region, 'section'],
  [role.text, 'p'],
  [role.link, 'a'],
  [role.button, 'button'],
  [role.textField, 'input'],
  [role.textArea, 'textarea'],
  [role.check, 'input'],
  [role.radio, 'input'],
  [role.list, 'ul'],
  [role.listItem, 'li'],
  [role.dialog, 'dialog'],
  [role.tab, 'button'],
  [role.picture, 'img'],
  [role.pictureButton, 'button'],
]);
const ariaRoles = new Map([
  [role.radioGroup, 'radiogroup'],
  [role.list, 'list'],
  [role.table, 'table'],
  [role.row, 'row'],
  [role.columnHeader, 'columnheader'],
  [role.cell, 'cell'],
  [role.image, 'img'],
  [role.progress, 'progressbar'],
  [role.status, 'status'],
  [role.tabList, 'tablist'],
  [role.tab, 'tab'],
]);
const leaves = new Set([
  role.heading, role.text, role.link, role.button, role.check, role.radio, role.image, role.progress,
  role.status, role.tab, role.pictureButton
]);
const namedByText = new Set([role.heading, role.text, role.link, role.button, role.status, role.tab]);
// Elements that stand in a label of their own, which carries their place and their words.
const labelled = new Set([role.textField, role.textArea, role.check, role.radio]);
// What may have words of its own before its children.
const wordsBefore = new Set([role.listItem, role.cell, role.columnHeader, ...labelled]);
const buttons = new Set([role.button, role.tab, role.pictureButton]);
const pressableRoles = new Set([role.link, role.check, role.radio, ...buttons]);
const isPressedRow = (element) => element.getAttribute('role') === 'button';
const doubleTapMs = 400;
const mostShake = 8;  // CSS px that a hand moves while it presses
// What the device's own programs open: the telephone, the map; and files of the server, which are saved.
const outside = /^(tel:|geo:|\/api\/)/;

// Which choice each key leads to; those of a row and of a column stand in order.
const gridKeys = {
  ArrowUp: ({column, own}) => column.filter(({box}) => box.top < own.top - 1).at(-1),
  ArrowDown: ({column, own}) => column.find(({box}) => box.top > own.top + 1),
  Home: ({row}) => row[0],
  End: ({row}) => row.at(-1),
};

export class Twin {
  /// `tell` is called with what happened: press, type, submit, dismiss, turn, scroll, focus, hover, hold
  /// (slot first).
  constructor(root, tell) {
    this.root = root;
    this.tell = tell;
    this.nodes = new Map();  // slot → {element, inside, role, …}
    this.scrollers = new Set();
    this.headsChanged = false;  // Since the last changes were applied.
    this.composing = undefined;  // The field in which an input method is at work.
    this.applying = false;
    this.appName = document.title;
    this.openDialogs = [];
    this.spoken = new Spoken();
    this.backStep = new BackStep(() => this.dismissTop());
    this.dialogClosedAt = -doubleTapMs;
    this.listen();
  }

  // ---- Changes

  apply(bytes) {
    const reader = new Packed(bytes);
    const toFocus = [], toOpen = [], focused = document.activeElement;
    this.applying = true;
    const removed = this.numbers(reader).sort((a, b) => a - b);  // Parents first: they take theirs along.
    for (const slot of removed) this.remove(slot);
    for (let count = reader.number(); count > 0; --count) this.change(reader, toFocus, toOpen);
    for (let count = reader.number(); count > 0; --count) this.move(reader);
    // An element that was moved to another place has lost the focus on the way.
    if (focused !== document.activeElement && this.root.contains(focused))
      focused.focus({preventScroll: true});
    for (const element of this.scrollers) this.letKeysScroll(element);
    if (this.headsChanged) this.markHeads();
    for (const dialog of toOpen) this.openDialog(dialog);
    this.applying = false;
    for (const element of toFocus) element.focus();
    this.keepFocus(focused);
    for (let count = reader.number(); count > 0; --count)
      this.spoken.say(reader.number() === 1, reader.text());
  }

  /// What had the focus is gone: it goes to the open dialog, else to the page, never back to the beginning.
  keepFocus(before) {
    if (!before || before === document.body || before.isConnected) return;
    this.afterLayout(() => {
      if (document.activeElement !== document.body) return;
      const next = this.openDialogs.at(-1)?.element ?? this.root.querySelector('main');
      if (next)
        next.focus({preventScroll: true});
      else
        this.tell.focus(0, false);
    });
  }

  /// For what makes the browser lay the page out at once: it is cheaper when that has been done anyhow.
  afterLayout(does) { setTimeout(does); }

  /// A region without anything to focus is itself a stop of the Tab key, or no key could scroll it.
  letKeysScroll(element) {
    const wanted = element.querySelector('a,button,[role="button"],input,textarea') ? -1 : 0;
    if (element.tabIndex !== wanted) element.tabIndex = wanted;
  }

  /// Where the head of a table stands over rows that scroll; :has() in the style sheet would look for it at
  /// every row that comes and goes.
  markHeads() {
    this.headsChanged = false;
    for (const element of this.scrollers)
      element.classList.toggle('headed', Boolean(element.querySelector('[role="columnheader"]')));
  }

  remove(slot) {
    const node = this.nodes.get(slot);
    if (!node) return;
    this.nodes.delete(slot);
    this.headsChanged ||= node.role === role.columnHeader;
    this.scrollers.delete(node.element);
    if (node.role === role.dialog) this.closeDialog(node);
    if (node.element.isConnected) node.element.remove();
  }

  numbers(reader) { return Array.from({length: reader.number()}, () => reader.number()); }

  change(reader, toFocus, toOpen) {
    const slot = reader.number(), mask = reader.number();
    let node = this.nodes.get(slot);
    if (mask & field.create) {
      node = this.create(slot, reader.number(), reader.number(), Boolean(mask & field.font));
      if (node.role === role.dialog) toOpen.push(node);
    }
    const {element, control} = node;
    if (mask & field.rect)
      this.place(node, [reader.real(), reader.real(), reader.real(), reader.real()]);
    if (mask & field.name) this.name(node, reader.text());
    if (mask & field.value) this.value(node, reader.text());
    if (mask & field.states) {
      const states = reader.number();
      if (states & state.focus && !node.wantsFocus) toFocus.push(control);
      node.wantsFocus = Boolean(states & state.focus);
      this.states(node, states);
    }
    if (mask & field.route) this.route(node, reader.text());
    if (mask & field.described) this.describe(control, reader.number());
    if (mask & field.input)
      this.input(node, reader.text(), reader.number(), reader.number(), reader.number());
    if (mask & field.position) this.position(node, reader.number(), reader.number());
    if (mask & field.content) node.inside.style.height = `${reader.real()}px`;
    if (mask & field.font) this.font(element, reader.number(), reader.number());
    if (mask & field.dress) element.dataset.dress = dresses[reader.number()];
  }

  /// In a <button> nobody can begin to mark words. A row that is pressed, which says how large its words are,
  /// is one by its role only.
  create(slot, kind, level, hasFont) {
    const isRow = kind === role.button && hasFont;
    const tag = kind === role.heading ? `h${level || 2}` : isRow ? 'div' : tags.get(kind) ?? 'div';
    const control = document.createElement(tag);
    const element = labelled.has(kind) ? this.label(control, kind) : control;
    element.classList.add('node');
    if (leaves.has(kind)) control.classList.add('leaf');
    control.id = `n${slot}`;
    element.dataset.slot = slot;
    if (ariaRoles.has(kind)) control.setAttribute('role', ariaRoles.get(kind));
    if (isRow) {
      control.setAttribute('role', 'button');
      control.tabIndex = 0;
    } else if (buttons.has(kind))
      control.type = 'button';
    if (kind === role.link) control.draggable = false;  // Who drags over it marks its words.
    this.headsChanged ||= kind === role.columnHeader;
    if (kind === role.tab) this.states({control, role: kind}, 0);  // What it is while it is not selected.
    if (kind === role.check) control.type = 'checkbox';
    if (kind === role.radio) control.type = 'radio';
    if (kind === role.main) {
      if (this.flows()) scrollTo(0, 0);  // Another page begins at its top.
      element.id = 'main';  // the aim of the skip link
      element.tabIndex = -1;
    }
    if (kind === role.dialog) element.autofocus = true;
    if (kind === role.textField || kind === role.textArea) {
      control.classList.add('field');
      control.spellcheck = false;
    }
    const node = {element, control, inside: element, role: kind, photo: this.photoIn(control, kind)};
    if (kind === role.scroller) {
      element.classList.add('scroller');
      this.scrollers.add(element);
      node.inside = document.createElement('div');
      node.inside.className = 'content';
      element.append(node.inside);
    }
    this.nodes.set(slot, node);
    return node;
  }

  /// A photo is seen once it is there; until then, and without it, its place on the canvas.
  photoIn(control, kind) {
    if (kind !== role.picture && kind !== role.pictureButton) return undefined;
    const photo = kind === role.picture ? control : document.createElement('img');
    if (photo !== control) control.append(photo);
    photo.classList.add('photo');
    photo.onload = () => photo.classList.add('seen');
    photo.onerror = () => photo.classList.remove('seen');
    return photo;
  }

  /// Without a source what is seen stays. What could not be had is asked for again.
  showPhoto(photo, source) {
    const seen = photo.classList.contains('seen') && photo.getAttribute('src') === source;
    if (source && !seen) photo.src = source;
  }

  label(control, kind) {
    const label = document.createElement('label');
    label.className = kind === role.check || kind === role.radio ? 'choice' : 'typing';
    const words = document.createElement('span');
    words.className = 'words';
    label.append(words, control);
    return label;
  }

  /// Whether the twin is the page, in normal flow (the plain mode), and not only its transparent double.
  flows() { return document.documentElement.classList.contains('plain'); }

  /// A row that scrolls comes with another place and its old size: what stays is not written again.
  place(node, box) {
    const {style} = node.element, [left, top, width, height] = box, {box: old} = node;
    node.box = box;
    if (!old) {  // A new element: one write instead of four.
      style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
      return;
    }
    if (left !== old[0]) style.left = `${left}px`;
    if (top !== old[1]) style.top = `${top}px`;
    if (width !== old[2]) style.width = `${width}px`;
    if (height !== old[3]) style.height = `${height}px`;
  }

  name({element, role: kind, photo}, words) {
    if (photo) {
      photo.alt = words;
      return;
    }
    if (kind === role.scroller || kind === role.group) {
      if (!words) {
        element.removeAttribute('role');
        element.removeAttribute('aria-label');
        return;
      }
      element.setAttribute('role', kind === role.scroller ? 'region' : 'group');
    }
    if (wordsBefore.has(kind))
      this.write(this.words(element), words);
    else if (namedByText.has(kind))
      this.write(element, words);
    else
      element.setAttribute('aria-label', words);
    // The window, its tab and its history are called as the page is.
    if (element.localName === 'h1')
      this.afterLayout(() => { document.title = words ? `${words} · ${this.appName}` : this.appName; });
  }

  /// Other words in the same text node cost less than a new one.
  write(element, words) {
    const text = element.firstChild;
    if (text?.nodeType === Node.TEXT_NODE && !text.nextSibling)
      text.data = words;
    else
      element.textContent = words;
  }

  /// The words of an element that may also have children, in a span before them.
  words(element) {
    let span = element.firstElementChild;
    if (!span?.classList.contains('words')) {
      span = document.createElement('span');
      span.className = 'words';
      element.prepend(span);
    }
    return span;
  }

  value({control, role: kind, photo}, value) {
    if (photo)
      this.showPhoto(photo, value);
    else if (kind === role.progress)
      control.setAttribute('aria-valuetext', value);
    else if (kind === role.image)
      this.picture(control, value);
    else if (control.value !== value && this.composing !== control)
      control.value = value;
  }

  /// A QR code for the plain page and for paper: a square of modules, "1" is dark.
  picture(element, modules) {
    const side = Math.sqrt(modules.length), quiet = 4;
    const dark = [...modules].map(
        (one, at) => (one === '1' ? `M${at % side + quiet} ${Math.floor(at / side) + quiet}h1v1h-1z` : ''));
    const make = (name, attributes) => {
      const made = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    };
    const all = side + 2 * quiet;
    const drawing = make('svg', {viewBox: `0 0 ${all} ${all}`, 'shape-rendering': 'crispEdges'});
    const paper = make('rect', {width: all, height: all, fill: '#fff'});
    drawing.append(paper, make('path', {d: dark.join(''), fill: '#000'}));
    element.replaceChildren(drawing);
  }

  font({style}, size, line) {
    style.fontSize = `${size}px`;
    style.lineHeight = `${line}px`;
  }

  states(node, states) {
    const {control: element, role: kind} = node;
    const flag = (name, on, value = 'true') =>
        (on ? element.setAttribute(name, value) : element.removeAttribute(name));
    node.disabled = Boolean(states & state.disabled);
    flag('aria-disabled', node.disabled);
    if (kind === role.check || kind === role.radio) element.checked = Boolean(states & state.checked);
    if (states & state.toggle)
      element.setAttribute('aria-pressed', String(Boolean(states & state.selected)));
    else
      flag('aria-selected', states & state.selected);
    flag('aria-current', states & state.current, kind === role.link ? 'page' : 'true');
    flag('aria-invalid', states & state.invalid);
    if (kind === role.textField || kind === role.textArea)
      element.readOnly = Boolean(states & state.readOnly);
    if (states & state.secret) element.type = 'password';
    if (kind === role.tab) {
      element.setAttribute('aria-selected', String(Boolean(states & state.selected)));
      element.tabIndex = states & state.selected ? 0 : -1;
    }
    flag('aria-sort', states & (state.sortedUp | state.sortedDown),
         states & state.sortedDown ? 'descending' : 'ascending');
  }

  route({element}, route) {
    if (route === 'main')
      element.setAttribute('href', '#main');
    else if (route)
      element.setAttribute('href', outside.test(route) ? mapLink(route, navigator.userAgent) : `#${route}`);
    else
      element.removeAttribute('href');
    element.toggleAttribute('download', route.startsWith('/api/'));  // Also a refusal leads nowhere else.
  }

  describe(element, slot) {
    if (slot)
      element.setAttribute('aria-describedby', `n${slot}`);
    else
      element.removeAttribute('aria-describedby');
  }

  input({control: element, role: kind}, autocomplete, keyboard, enterKey, fontPx) {
    if (kind !== role.textField && kind !== role.textArea) return;
    element.autocomplete = autocomplete || 'off';
    element.name = autocomplete && autocomplete !== 'off' ? autocomplete : element.id;
    element.inputMode = inputModes[keyboard];
    element.enterKeyHint = enterKeys[enterKey];
    if (kind === role.textField && element.type !== 'password') element.type = inputTypes[keyboard];
    if (inputTypes[keyboard] === 'search') element.placeholder = element.previousElementSibling.textContent;
    element.style.fontSize = `${fontPx}px`;
    element.style.lineHeight =
        kind === role.textArea ? `${Math.round(fontPx * (fontPx === 18 ? 28 / 18 : 1.5))}px` : 'normal';
  }

  position({control: element, role: kind}, position, size) {
    const set = (name, value) =>
        (value ? element.setAttribute(name, value) : element.removeAttribute(name));
    if (kind === role.row)
      set('aria-rowindex', position);
    else if (kind === role.table)
      set('aria-rowcount', size);
    else if (kind === role.progress) {
      element.style.setProperty('--share', position / (size || 1));
      element.setAttribute('aria-valuenow', position);
      element.setAttribute('aria-valuemax', size);
    } else {
      set('aria-posinset', position);
      set('aria-setsize', size);
    }
  }

  /// Puts children of one parent into their places.
  move(reader) {
    const slot = reader.number(), inside = slot === 0 ? this.root : this.nodes.get(slot).inside;
    for (let count = reader.number(); count > 0; --count) {
      const {element, control} = this.nodes.get(reader.number()), next = reader.number();
      inside.insertBefore(element, next === 0 ? null : this.nodes.get(next).element);
      if (control.type === 'radio') control.name = `g${slot}`;
    }
  }

  // ---- Dialogs: the browser's own, so that everything behind is inert and the focus comes back.

  openDialog(node) {
    this.openDialogs.push(node);
    this.root.classList.add('modal');
    node.element.showModal();
    this.spoken.standIn(node.element);
    this.backStep.opened();
  }

  dismissTop() {
    const top = this.openDialogs.at(-1);
    if (top) this.tell.dismiss(this.slotOf(top.element));
    return Boolean(top);
  }

  closeDialog(node) {
    this.openDialogs = this.openDialogs.filter((one) => one !== node);
    if (this.openDialogs.length === 0) this.root.classList.remove('modal');
    this.spoken.standIn(this.openDialogs.at(-1)?.element ?? document.body);
    node.element.close();
    this.dialogClosedAt = performance.now();
  }

  // ---- What people do

  slotOf(target) {
    const element = target instanceof Element ? target.closest('[data-slot]') : null;
    return element ? Number(element.dataset.slot) : 0;
  }

  pressable(target) {
    const slot = this.slotOf(target);
    return pressableRoles.has(this.nodes.get(slot)?.role) ? slot : 0;
  }

  listen() {
    const on = (name, handler, options) => this.root.addEventListener(name, handler, options);
    on('click', (event) => this.clicked(event));
    on('input', (event) => {
      if (!event.isComposing) this.typed(event.target);
    });
    on('compositionstart', ({target}) => { this.composing = target; });
    on('compositionend', (event) => {
      this.composing = undefined;
      this.typed(event.target);
    });
    on('keydown', (event) => this.key(event));
    on('cancel', (event) => {
      event.preventDefault();
      this.tell.dismiss(this.slotOf(event.target));
    }, true);
    on('scroll', (event) => this.scrolled(event), {capture: true, passive: true});
    on('focusin',
       (event) => this.tell.focus(this.slotOf(event.target), event.target.matches(':focus-visible')));
    on('focusout', (event) => {
      if (!event.relatedTarget && !this.applying) this.tell.focus(0, false);  // Else keepFocus tells.
    });
    on('pointerover', (event) => {
      if (event.pointerType === 'mouse') this.tell.hover(this.pressable(event.target));
    });
    on('pointerleave', () => this.tell.hover(0));
    on('pointerdown', (event) => {
      this.downAt = event.pointerType === 'mouse' ? event : undefined;
      this.tell.hold(this.pressable(event.target));
    }, {passive: true});
    for (const name of ['pointerup', 'pointercancel'])
      addEventListener(name, () => this.tell.hold(0), {passive: true});
  }

  clicked(event) {
    // The second tap of two was meant for the sheet that the first one closed, not for what lay beneath it.
    if (event.detail > 1 && performance.now() - this.dialogClosedAt < doubleTapMs) {
      event.preventDefault();
      return;
    }
    const slot = this.slotOf(event.target), node = this.nodes.get(slot);
    if (!node || (labelled.has(node.role) && event.target !== node.control)) return;  // A label presses it.
    if (node.role === role.dialog) {
      const box = node.element.getBoundingClientRect();
      const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top ||
          event.clientY > box.bottom;
      if (outside) this.tell.dismiss(slot);
      return;
    }
    if (node.role === role.link && node.element.getAttribute('href') === '#main') {
      event.preventDefault();
      this.root.querySelector('main')?.focus();
      return;
    }
    if (node.disabled) {
      event.preventDefault();
      return;
    }
    if ((node.role === role.link || isPressedRow(node.control)) && this.marksWords(event)) {
      event.preventDefault();
      return;
    }
    if (pressableRoles.has(node.role)) this.tell.press(slot);
  }

  /// Whether the mouse was dragged to mark words, which is no press. A press of a key has no `detail`.
  marksWords({detail, clientX, clientY}) {
    if (!this.downAt || detail === 0 || getSelection().isCollapsed) return false;
    return Math.hypot(clientX - this.downAt.clientX, clientY - this.downAt.clientY) > mostShake;
  }

  typed(target) {
    const slot = this.slotOf(target), node = this.nodes.get(slot);
    if (node && (node.role === role.textField || node.role === role.textArea))
      this.tell.type(slot, target.value);
  }

  /// Arrows, Home and End go through the tabs of a list and show what they reach.
  keyInTabs(event) {
    const tabs = [...event.target.parentElement.children], last = tabs.length - 1;
    const at = tabs.indexOf(event.target);
    const to = {ArrowLeft: at > 0 ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last};
    if (!(event.key in to)) return;
    event.preventDefault();
    tabs[to[event.key]].focus();
    tabs[to[event.key]].click();
  }

  /// Where choices stand in rows and columns, as the days of a month do, up and down go from row to row, Home
  /// and End to the row's ends, PageUp and PageDown to the months around, with Shift to the years; left and
  /// right are the browser's.
  keyInGrid(event) {
    const {key, target} = event, turn = {PageUp: -1, PageDown: 1}[key];
    if (!turn && !(key in gridKeys)) return;
    const near = (a, b) => Math.abs(a - b) < 2;
    const places = [...this.root.querySelectorAll(`input[type=radio][name="${target.name}"]`)].map(
        (radio) => ({radio, box: radio.parentElement.getBoundingClientRect()}));
    const own = places.find(({radio}) => radio === target).box;
    const isGrid = places.some(({box}) => !near(box.top, own.top)) &&
        places.some(({box}) => !near(box.left, own.left));
    if (!isGrid) return;
    event.preventDefault();
    if (turn) return void this.tell.turn(this.slotOf(target), event.shiftKey ? turn * 12 : turn);
    const free = places.filter(({radio}) => radio.getAttribute('aria-disabled') !== 'true');
    const next = gridKeys[key]({
      row: free.filter(({box}) => near(box.top, own.top)),
      column: free.filter(({box}) => near(box.left, own.left)),
      own,
    });
    next?.radio.focus();
    next?.radio.click();
  }

  /// What the browser does for a <button>.
  keyOnRow(event) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) event.target.click();
  }

  key(event) {
    if (isPressedRow(event.target)) this.keyOnRow(event);
    if (event.target.getAttribute('role') === 'tab') this.keyInTabs(event);
    if (event.target.type === 'radio') this.keyInGrid(event);
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229)
      return;  // Enter that only commits a composition.
    const slot = this.slotOf(event.target), node = this.nodes.get(slot);
    if (!node) return;
    if (node.role === role.textField) {
      event.preventDefault();
      this.typed(event.target);
      this.tell.submit(slot);
    } else if (node.role === role.check) {
      event.preventDefault();
      event.target.click();
    }
  }

  scrolled({target}) {
    const slot = this.slotOf(target), node = this.nodes.get(slot);
    if (node && node.role === role.scroller && node.element === target)
      this.tell.scroll(slot, target.scrollTop);
  }
}
