/**
 * The framework's own words in the reader's language, from its first one on: this runs before the
 * framework does, with what `first_byte.py` puts behind it, and again whenever a page brings another language.
 */
window.plannerWords = (() => {
  const NAMES = ["aria-label", "title", "placeholder", "aria-roledescription", "aria-valuetext", "alt"];
  const PEOPLES = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], [data-testid="stTable"], [role="option"]:not([data-key^="__"]), textarea, script, style';
  /** A list may take a row of its own, such as “No results”, from one that held an option of people's. */
  const KEY = "data-key";
  const FILES = '[data-testid="stFileUploader"]';
  const LABEL = '[data-testid="stWidgetLabel"]';
  /** What the framework says of a value that a field does not take stands in Markdown, too. */
  const COMPLAINT = '[data-testid="stTooltipErrorContent"], [role="alert"]';
  /** An icon among words of a text is named by its file: “cancel icon”. */
  const ICON = '[role="img"][aria-label$=" icon"]';
  /** On a phone the framework puts headings between the items of its list of pages, which a list may not hold. */
  const PAGES = '[data-testid="stSidebarNavItems"]';
  const LONGEST = 300;
  const GAP = /\{(\w+)\}/g;
  const TYPED_APOSTROPHE = /(?<=\p{L})'(?=\p{L})/gu;
  const state = { words: {}, phrases: [], silent: "", apostrophe: "", lost: new Set() };
  /** What the framework said, by node and by name of an attribute, and what stands there instead. */
  const replaced = new WeakMap();

  /** “Remove {name}” becomes a pattern that finds the gaps, and the sentence to put them into. */
  function phrase([english, translated]) {
    const gaps = [];
    const escaped = english.replace(/[.*+?^$()|[\]\\\/]/g, "\\$&");
    const pattern = escaped.replace(GAP, (_, gap) => {
      gaps.push(gap);
      return gap === "number" ? "([\\d.,]+)" : "(.+)";
    });
    return { pattern: new RegExp(`^${pattern}$`), gaps, translated };
  }

  function filling(value, gap) {
    if (gap !== "number") return translation(value);
    const number = Number(value.replaceAll(",", ""));
    return Number.isNaN(number) ? value : number.toLocaleString(state.tag);
  }

  function translation(text) {
    const plain = text.trim();
    if (!plain || plain.length > LONGEST) return text;
    if (Object.hasOwn(state.words, plain)) return text.replace(plain, () => state.words[plain]);
    for (const { pattern, gaps, translated } of state.phrases) {
      const match = plain.match(pattern);
      if (match) return text.replace(plain, () => translated.replace(GAP, (_, gap) => filling(match[gaps.indexOf(gap) + 1], gap)));
    }
    // What the framework has in the reader's language itself it writes with typed apostrophes: Aujourd'hui.
    return state.apostrophe ? text.replace(TYPED_APOSTROPHE, state.apostrophe) : text;
  }

  /** Put what a reader understands in place of what the framework says; of what it said before, begin with that. */
  function replace(node, name, shown, say, put) {
    const before = replaced.get(node) ?? {};
    const english = before[name]?.shown === shown ? before[name].english : shown;
    const sentence = say(english);
    if (sentence === english) delete before[name];
    else before[name] = { english, shown: sentence };
    replaced.set(node, before);
    if (sentence !== shown) put(sentence);
  }

  /**
   * What people wrote stands in Markdown, in options and in tables; the area for files has Markdown of its own,
   * and a list has options of its own, such as “Select all”, whose keys begin with two low lines.
   */
  function writtenByPeople(element) {
    if (!element.closest(PEOPLES) || element.closest(COMPLAINT)) return false;
    return !(element.closest(FILES) && !element.closest(LABEL));
  }

  /** The framework's box about a server that does not answer: whatever it says there is about itself. */
  function inBoxOfSilence(element) {
    const box = element.closest('[role="dialog"]');
    const title = box?.querySelector(":scope > h2, :scope > [slot='title']");
    return title && !element.closest("button") && !title.contains(element) && state.lost.has(title.textContent.trim());
  }

  function silence(node) {
    const first = document.createTreeWalker(node.parentElement.closest('[role="dialog"]'), NodeFilter.SHOW_TEXT, (text) =>
      text.parentElement && inBoxOfSilence(text.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
    ).nextNode();
    return node === first ? state.silent : "";
  }

  function translateNode(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const around = node.parentElement;
      if (!around || writtenByPeople(around)) return;
      const say = inBoxOfSilence(around) ? () => silence(node) : translation;
      replace(node, "", node.data, say, (sentence) => (node.data = sentence));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches(ICON)) node.ariaHidden = "true";
      if (node.matches(`${PAGES}, ${PAGES} li`)) node.setAttribute("role", "none");
      for (const name of NAMES) {
        const value = node.getAttribute(name);
        if (value) replace(node, name, value, translation, (sentence) => node.setAttribute(name, sentence));
      }
    }
  }

  function translate(node) {
    translateNode(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) translateNode(walker.currentNode);
  }

  /** A cell of a table takes the decimal sign of what it formats without saying in which language. */
  Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
    apply: (format, _, [language = state.tag, ...options]) => format(language, ...options),
    construct: (format, [language = state.tag, ...options]) => new format(language, ...options),
  });

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.attributeName === KEY) translate(change.target);
      else translateNode(change.target);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...NAMES, KEY] });

  return {
    /** Speak a language from now on; dates of fields and figures of tables follow it as well. */
    speak({ tag, words, phrases, silent, apostrophe }) {
      if (state.tag === tag) return;
      state.tag = tag;
      state.words = words;
      state.phrases = phrases.map(phrase);
      state.silent = silent;
      state.apostrophe = apostrophe;
      state.lost = new Set(["Connection error", words["Connection error"]]);
      for (const [name, value] of [["language", tag], ["languages", Object.freeze([tag])]]) {
        Object.defineProperty(navigator, name, { get: () => value, configurable: true });
      }
      window[Symbol.for("react-aria.i18n.locale")] = tag;
      window.dispatchEvent(new Event("languagechange"));
      if (document.body) translate(document.body);
    },
  };
})();
