/** What is typed and not with the server yet is kept in this tab of the browser, and put back where the field shows again. */
const TYPED = "planner-typed ";
const TYPED_BY = "planner-typed-by";
const FIELD = ":is(.stTextInput, .stTextArea, .stNumberInput) :is(textarea, input)";
const IN_FORM = '[data-testid="stForm"]';
const SUBMIT = '[data-testid="stFormSubmitButton"]';
/** Milliseconds in which the framework sends what a field handed in. */
const SENT_WITHIN = 400;
/** Milliseconds that a new field gets to show what the server gave it. */
const SETTLED_AFTER = 200;
/** Texts of a field that are known besides the one that is typed. */
const MOST_BEFORE = 4;
/** How often a text is put back that the server takes out again; then it is offered beside the field. */
const TRIES = 3;

/**
 * What is typed, by field: `text`; `began`, what the field showed before, and every text of the person's
 * that it may show because it was handed in; `asked`, since when it is on
 * its way to the server (0: it is not); `shaky`, whether the page was loaded or the connection lost since
 * it was typed; `tries`, how often it was put back. A text that the server answered is the server's to
 * keep; of a shaky one that is believed only once the field shows it, for a server that was started
 * again knows nothing of what it was told before.
 */
const typed = new Map();
/** What a field showed before anybody typed in it. */
const untouched = new WeakMap();
/** Since when a field is in sight: one behind a tab or in a fold shows nothing true yet. */
const inSight = new WeakMap();
const looks = { waiting: false, words: {} };

function keepTyped(data) {
  looks.words = data.typed;
  const by = sessionStorage.getItem(TYPED_BY);
  if (data.person) sessionStorage.setItem(TYPED_BY, data.person);
  if (looks.started) {
    if (by && data.person && by !== data.person) forgetAll();
    return;
  }
  looks.started = true;
  for (const name of Object.keys(sessionStorage).filter((key) => key.startsWith(TYPED))) {
    typed.set(name.slice(TYPED.length), { ...JSON.parse(sessionStorage.getItem(name)), asked: 0, shaky: true, tries: 0 });
  }
  if (by && data.person && by !== data.person) forgetAll();
  document.addEventListener("focusin", ({ target }) => isField(target) && !typed.has(nameOf(target)) && untouched.set(target, target.value), true);
  document.addEventListener("input", ({ target }) => isField(target) && note(target), true);
  document.addEventListener("focusout", ({ target }) => isField(target) && !target.closest(IN_FORM) && ask(nameOf(target)), true);
  document.addEventListener("click", ({ target }) => target.closest?.(SUBMIT) && askForm(target.closest(IN_FORM)), true);
  document.addEventListener("keydown", pressed, true);
  // Tabs and folds show fields without drawing anything new.
  for (const kind of ["click", "keyup"]) document.addEventListener(kind, lookSoon, true);
  const app = document.querySelector('[data-testid="stApp"]');
  new MutationObserver(runs).observe(app, { attributes: true, attributeFilter: ["data-test-script-state", "data-test-connection-state"] });
  new MutationObserver(lookSoon).observe(document.body, { subtree: true, childList: true });
  lookSoon();
}

/** The class that the framework makes of a field's key; it stays the same over reloads. */
function nameOf(field) {
  const holder = field.closest('[data-testid="stElementContainer"]');
  return [...(holder?.classList ?? [])].find((className) => className.startsWith("st-key-"));
}

function isField(target) {
  return target.matches?.(FIELD) && nameOf(target) !== undefined;
}

function fieldOf(name) {
  return document.querySelector(`.${CSS.escape(name)} ${FIELD}`);
}

function note(field) {
  const name = nameOf(field);
  const before = typed.get(name) ?? { began: [untouched.get(field) ?? ""], shaky: false, tries: 0 };
  if (before.began.length === 1 && field.value === before.began[0]) forget(name);
  else remember(name, { ...before, text: field.value, asked: 0 });
}

function remember(name, entry) {
  typed.set(name, entry);
  try {
    sessionStorage.setItem(TYPED + name, JSON.stringify({ text: entry.text, began: entry.began }));
  } catch {
    // The browser's room is full: the text stays in its field, as long as the page is open.
  }
}

function forget(name) {
  typed.delete(name);
  sessionStorage.removeItem(TYPED + name);
  const field = fieldOf(name);
  if (field) untouched.set(field, field.value);
  offerOf(name)?.remove();
}

function forgetAll() {
  for (const name of [...typed.keys()]) forget(name);
}

function ask(name) {
  const entry = typed.get(name);
  if (!entry || !connected()) return;
  if (!entry.began.includes(entry.text)) remember(name, { ...entry, began: [...entry.began.slice(-MOST_BEFORE), entry.text] });
  typed.get(name).asked = Date.now();
  setTimeout(runs, SENT_WITHIN + 20);
}

function askForm(form) {
  for (const field of form?.querySelectorAll(FIELD) ?? []) ask(nameOf(field));
}

function pressed(event) {
  const { target, key } = event;
  if (!isField(target)) return;
  const form = target.closest(IN_FORM);
  const sends = key === "Enter" && (target.matches("input") || event.ctrlKey || event.metaKey);
  if (sends) form ? askForm(form) : ask(nameOf(target));
  const dialog = target.closest('[role="dialog"]');
  if (key === "Escape" && dialog && !form && typed.has(nameOf(target))) {
    // The server learns what is in the field before it learns that the dialog closes; not with it, for
    // the framework asks for one part of the page at a time.
    event.stopImmediatePropagation();
    target.blur();
    setTimeout(() => dialog.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, keyCode: 27, bubbles: true })), 50);
  }
}

function app() {
  return document.querySelector('[data-testid="stApp"]').dataset;
}

function connected() {
  return app().testConnectionState === "CONNECTED";
}

function quiet() {
  return connected() && app().testScriptState === "notRunning";
}

function runs() {
  if (!connected()) for (const entry of typed.values()) Object.assign(entry, { asked: 0, shaky: true });
  if (!quiet()) return;
  for (const [name, entry] of typed) {
    if (!entry.asked || Date.now() - entry.asked < SENT_WITHIN || unkept(name)) continue;
    const field = fieldOf(name);
    if (!entry.shaky || (field && alike(field.value, entry.text))) forget(name);
    else entry.asked = 0;
  }
  lookSoon();
}

/** What is saved may lose blanks at its ends. */
function alike(text, other) {
  return text.trim().replace(/\s+/g, " ") === other.trim().replace(/\s+/g, " ");
}

/** The server says so where its store could not take a text. */
function unkept(name) {
  return document.querySelector(`.${CSS.escape(name.replace("st-key-", "st-key-unkept-"))}`) !== null;
}

function lookSoon() {
  if (looks.waiting || typed.size === 0) return;
  looks.waiting = true;
  setTimeout(() => {
    looks.waiting = false;
    if (quiet()) for (const [name, entry] of typed) look(name, entry);
  }, 100);
}

/** Put a text back into its field, or hand in one that the server did not hear of because the connection was lost. */
function look(name, entry) {
  const field = fieldOf(name);
  if (!field || field.disabled || entry.asked || field === document.activeElement) return;
  if (!field.checkVisibility({ visibilityProperty: true })) return;
  if (!inSight.has(field)) inSight.set(field, Date.now());
  if (Date.now() - inSight.get(field) < SETTLED_AFTER) return lookSoon();
  if (field.value !== entry.text) {
    if (!entry.began.includes(field.value) || entry.tries >= TRIES) return offer(field, name, entry);
    entry.tries += 1;
    put(field, entry.text);
  }
  // The framework hears of it as if somebody had left the field.
  if (!field.closest(IN_FORM)) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

function put(field, text) {
  const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
  // The framework hears of it as if somebody had typed.
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function offerOf(name) {
  return document.querySelector(`.${CSS.escape(name)} > .planner-typed`);
}

/** Others changed the field since: the person decides on sight of both. */
function offer(field, name, entry) {
  if (offerOf(name)) return;
  const box = document.createElement("div");
  box.className = "planner-typed";
  box.setAttribute("role", "status");
  const sentence = document.createElement("p");
  sentence.textContent = looks.words.offered;
  const text = document.createElement("blockquote");
  text.textContent = entry.text;
  const take = button(looks.words.take, () => {
    const now = fieldOf(name);
    remember(name, { text: entry.text, began: [now.value], asked: 0, shaky: false, tries: 0 });
    put(now, entry.text);
    box.remove();
    now.focus();
  });
  box.append(sentence, text, take, button(looks.words.discard, () => forget(name)));
  field.closest(`.${CSS.escape(name)}`).append(box);
}

function button(label, clicked) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", clicked);
  return made;
}
