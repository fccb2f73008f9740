const LETTERS = new Set(["r", "R", "c", "C"]);
const BACK_SHOWN = 4000;

/** One state for the whole page: the component may be mounted again, the page's observers may not. */
const state = (window.plannerChrome ??= { place: null });

export default function ({ data }) {
  document.documentElement.lang = data.language;
  document.cookie = `${data.cookie}=${data.language}; path=/; max-age=31536000; SameSite=Lax`;
  window.plannerWords.speak(data.framework);
  state.lost = data.lost;
  state.back = data.back;
  if (!state.started) start();
  keepTyped(data);
  if (state.place !== null && state.place !== data.place) arrive();
  state.place = data.place;
}

function start() {
  state.started = true;
  for (const kind of ["keydown", "keyup", "keypress"]) window.addEventListener(kind, mute, true);
  document.addEventListener("beforeinput", decimal, true);
  watchConnection();
}

/** Single letters must not act outside a field (WCAG 2.1.4): the framework reruns on one and clears on another. */
function mute(event) {
  if (!LETTERS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.composedPath()[0];
  if (target.closest?.('input, textarea, select, canvas, [contenteditable="true"], [role="gridcell"], [role="textbox"], [role="combobox"]')) return;
  event.stopImmediatePropagation();
}

/**
 * A field of numbers knows the decimal sign of the browser's language, and drops any other without a word: on a French
 * page 12,5 would be 125. It takes a point in every language.
 */
function decimal(event) {
  const { target, data } = event;
  if (!target.matches?.('input[type="number"]') || !data?.includes(",") || !(1.5).toLocaleString(document.documentElement.lang).includes(",")) return;
  event.preventDefault();
  document.execCommand("insertText", false, data.replace(",", "."));
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
