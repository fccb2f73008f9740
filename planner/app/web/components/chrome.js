const NAMES = ["aria-label", "title", "placeholder", "aria-roledescription", "aria-valuetext", "alt"];
const PEOPLES = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], [data-testid="stTable"], [role="option"]:not([data-key^="__"]), textarea, script, style';
/** An icon among words of a text is named by its file: “cancel icon”. */
const ICON = '[role="img"][aria-label$=" icon"]';
const FILES = '[data-testid="stFileUploader"]';
const LABEL = '[data-testid="stWidgetLabel"]';
/** On a phone the framework puts headings between the items of its list of pages, which a list may not hold. */
const PAGES = '[data-testid="stSidebarNavItems"]';
const LETTERS = new Set(["r", "R", "c", "C"]);
const BACK_SHOWN = 4000;

/** One state for the whole page: the component may be mounted again, the page's observers may not. */
const state = (window.plannerChrome ??= { words: {}, phrases: [], place: null });

export default function ({ data }) {
  document.documentElement.lang = data.language;
  document.cookie = `${data.cookie}=${data.language}; path=/; max-age=31536000; SameSite=Lax`;
  state.words = data.words;
  state.phrases = data.phrases.map(phrase);
  state.lost = data.lost;
  state.back = data.back;
  if (!state.started) start();
  keepTyped(data);
  translate(document.body);
  if (state.place !== null && state.place !== data.place) arrive();
  state.place = data.place;
}

function start() {
  state.started = true;
  const seen = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else translateNode(change.target);
    }
  });
  seen.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
  for (const kind of ["keydown", "keyup", "keypress"]) window.addEventListener(kind, mute, true);
  watchConnection();
}

/** “Remove {name}” becomes a pattern that finds the gaps, and the sentence to put them into. */
function phrase([english, translated]) {
  const gaps = [];
  const escaped = english.replace(/[.*+?^$()|[\]\\\/]/g, "\\$&");
  const pattern = escaped.replace(/\{(\w+)\}/g, (_, gap) => {
    gaps.push(gap);
    return gap === "number" ? "([\\d.,]+)" : "(.+)";
  });
  return { pattern: new RegExp(`^${pattern}$`), gaps, translated };
}

function translation(text) {
  const plain = text.trim();
  if (!plain || plain.length > 200) return null;
  if (Object.hasOwn(state.words, plain)) return text.replace(plain, () => state.words[plain]);
  for (const { pattern, gaps, translated } of state.phrases) {
    const match = plain.match(pattern);
    if (!match) continue;
    const filled = translated.replace(/\{(\w+)\}/g, (_, gap) => {
      const value = match[gaps.indexOf(gap) + 1];
      return translation(value) ?? value;
    });
    return text.replace(plain, () => filled);
  }
  return null;
}

function translate(node) {
  translateNode(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateNode(walker.currentNode);
}

/**
 * What people wrote stands in Markdown, in options and in tables; the area for files has Markdown of its own,
 * and a list has options of its own, such as “Select all”, whose keys begin with two low lines.
 */
function writtenByPeople(element) {
  return element.closest(PEOPLES) && !(element.closest(FILES) && !element.closest(LABEL));
}

function translateNode(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (!node.parentElement || writtenByPeople(node.parentElement)) return;
    const sentence = translation(node.data);
    if (sentence !== null && sentence !== node.data) node.data = sentence;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.matches(ICON)) node.ariaHidden = "true";
    if (node.matches(`${PAGES}, ${PAGES} li`)) node.setAttribute("role", "none");
    for (const name of NAMES) {
      const value = node.getAttribute(name);
      const sentence = value && translation(value);
      if (sentence && sentence !== value) node.setAttribute(name, sentence);
    }
  }
}

/** Single letters must not act outside a field (WCAG 2.1.4): the framework reruns on one and clears on another. */
function mute(event) {
  if (!LETTERS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.composedPath()[0];
  if (target.closest?.('input, textarea, select, canvas, [contenteditable="true"], [role="gridcell"], [role="textbox"], [role="combobox"]')) return;
  event.stopImmediatePropagation();
}

function watchConnection() {
  const bar = document.createElement("div");
  bar.className = "planner-connection";
  bar.setAttribute("role", "status");
  bar.setAttribute("aria-live", "assertive");
  document.body.append(bar);
  const app = document.querySelector('[data-testid="stApp"]');
  let lost = false;
  const look = () => {
    const connected = app.getAttribute("data-test-connection-state") === "CONNECTED";
    if (connected === !lost) return;
    lost = !connected;
    bar.dataset.state = lost ? "lost" : "back";
    bar.textContent = lost ? state.lost : state.back;
    if (!lost) setTimeout(() => { if (!lost) bar.textContent = ""; }, BACK_SHOWN);
  };
  new MutationObserver(look).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}

/** Once the new page stands, go to its top and focus its heading. */
function arrive() {
  const app = document.querySelector('[data-testid="stApp"]');
  const turn = () => {
    if (app.getAttribute("data-test-script-state") === "running") return false;
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
    const heading = document.querySelector('[data-testid="stMain"] h1');
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    return true;
  };
  if (turn()) return;
  const waiting = new MutationObserver(() => turn() && waiting.disconnect());
  waiting.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  setTimeout(() => waiting.disconnect(), 10000);
}
