const ROW = 32;
const MIDDLE = 15;
/** About as long as a note beside a bar. */
const NOTE = 220;
/** About as long as the day of a session in the head. */
const SESSION = 40;

export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  const memory = host.memory;
  memory.folded ??= new Set();
  memory.data = data;
  memory.open = (id) => setTriggerValue("open", id);
  draw(host);
  followWidth(host);
}

function draw(host) {
  const { data, folded } = host.memory;
  const before = host.querySelector(".frame");
  const scrolled = before && [before.scrollLeft, before.scrollTop];
  const focused = host.getRootNode().activeElement?.dataset.id;
  host.replaceChildren();
  legend(host, data.legend);
  const frame = make(host, "div", { class: "frame", role: "region", tabindex: 0, "aria-label": data.label });
  if (!data.groups.length) {
    make(frame, "p", { class: "empty" }, data.words.empty);
    return;
  }
  const grid = make(frame, "div", { class: data.sessions.length ? "grid with-sessions" : "grid" });
  const names = make(grid, "div", { class: "names" });
  const chart = make(grid, "div");
  const buttons = nameList(names, data, host);
  const room = frame.clientWidth - names.offsetWidth;
  host.memory.width = host.clientWidth;
  const shown = { ...data, day: Math.max(data.day, (room - NOTE) / data.days) };
  const rows = data.groups.flatMap((group) => [{ group }, ...(folded.has(group.id) ? [] : group.rows.map((row) => ({ row })))]);
  head(names, chart, shown);
  bars(chart, rows, shown, host);
  make(host, "p", { class: "hint" }, data.hint);
  if (data.meetings) make(host, "p", { class: "unseen" }, data.meetings);
  roving(buttons, focused ?? host.memory.current);
  walk(names, frame, buttons, host);
  if (scrolled) [frame.scrollLeft, frame.scrollTop] = scrolled;
  else frame.scrollLeft = Math.max(0, shown.today.day * shown.day - room * 0.6);
  if (focused) buttons.find((button) => button.dataset.id === focused)?.focus({ preventScroll: true });
}

/** A wider or narrower window changes how much room a day has. */
function followWidth(host) {
  host.memory.following ??= new ResizeObserver(() => {
    if (host.memory.width && Math.abs(host.clientWidth - host.memory.width) > 40) draw(host);
  });
  host.memory.following.observe(host);
}

function legend(host, entries) {
  if (!entries.length) return;
  const list = make(host, "ul", { class: "legend" });
  for (const { look, text } of entries) {
    const item = make(list, "li");
    const drawn = SIGNS[look];
    if (drawn) drawn(make(item, "svg", { width: 26, height: 14, "aria-hidden": "true", class: "bar" }));
    else swatch(item, look, 26, 14);
    make(item, "span", {}, text);
  }
}

const SIGNS = {
  milestone: (svg) => make(svg, "path", { d: "M13 1l6 6l-6 6l-6 -6z", class: "diamond s-under-way" }),
  critical: (svg) => make(svg, "rect", { x: 2, y: 2, width: 22, height: 10, rx: 4, class: "ring" }),
  link: (svg) => { make(svg, "path", { d: "M1 7H18", class: "link" }); make(svg, "path", { d: "M17 3l7 4l-7 4z", class: "tip" }); },
  deadline: (svg) => due(svg, 13, 1, 12),
  baseline: (svg) => make(svg, "rect", { x: 1, y: 5, width: 24, height: 4, rx: 2, class: "was" }),
  session: (svg) => make(svg, "line", { x1: 13, x2: 13, y1: 0, y2: 14, class: "session-line" }),
  vote: (svg) => vote(svg, 13, 3, false),
  assumed: (svg) => vote(svg, 13, 3, true),
  must: (svg) => must(svg, 13, 7),
  adoption: (svg) => make(svg, "line", { x1: 13, x2: 13, y1: 0, y2: 14, class: "adoption-line" }),
};

function head(names, chart, data) {
  names.prepend(make(names, "div", { class: "head" }, data.words.action));
  const top = place(make(chart, "div", { class: "head", "aria-hidden": "true" }), { width: data.days * data.day + NOTE });
  for (const year of data.years) {
    const box = place(make(top, "div", { class: "year" }), { left: year.start * data.day, width: year.length * data.day });
    make(box, "span", {}, year.label);
  }
  for (const tick of data.ticks) place(make(top, "div", { class: "tick-name" }, tick.label), { left: tick.start * data.day, width: tick.length * data.day });
  place(make(top, "div", { class: "now" }, data.today.label), { left: data.today.day * data.day });
  if (data.adoption) place(make(top, "div", { class: "adopted", title: data.adoption.title }, data.adoption.label), { left: data.adoption.day * data.day });
  let free = 0;
  for (const session of data.sessions) {
    const left = session.day * data.day;
    const room = left >= free;
    place(make(top, "div", { class: "session", title: session.title }, room ? session.label : ""), { left });
    if (room) free = left + SESSION;
  }
}

function nameList(names, data, host) {
  const { folded, open } = host.memory;
  const buttons = [];
  const groups = make(names, "ul");
  for (const group of data.groups) {
    const item = make(groups, "li");
    const fold = make(item, "button", { type: "button", class: "group", "data-id": `group ${group.id}`, "aria-expanded": String(!folded.has(group.id)), "aria-label": group.aria, title: group.title });
    make(fold, "span", { class: "name" }, group.title);
    make(fold, "span", { class: "count" }, group.count);
    fold.onclick = () => {
      if (!folded.delete(group.id)) folded.add(group.id);
      draw(host);
    };
    buttons.push(fold);
    if (folded.has(group.id)) continue;
    const list = make(item, "ul");
    for (const row of group.rows) {
      const button = make(make(list, "li"), "button", { type: "button", "data-id": row.id, "aria-label": row.aria, title: row.title });
      make(button, "span", { class: "name" }, row.title);
      if (row.late) make(button, "span", { class: "sign" }, "⚠");
      button.onclick = () => open(row.id);
      button.onfocus = button.onmouseenter = () => trace(host, row.id);
      button.onblur = button.onmouseleave = () => trace(host, null);
      buttons.push(button);
    }
  }
  return buttons;
}

/** Up and down walk through the names, left and right move the picture; a focused name brings its bar into view. */
function walk(names, frame, buttons, host) {
  names.onkeydown = (event) => {
    const at = buttons.indexOf(event.target);
    const aim = { ArrowDown: buttons[at + 1], ArrowUp: buttons[at - 1], Home: buttons[0], End: buttons.at(-1) }[event.key];
    const sideways = { ArrowLeft: -120, ArrowRight: 120 }[event.key];
    if (at < 0 || (!aim && !sideways)) return;
    event.preventDefault();
    if (sideways) frame.scrollBy({ left: sideways });
    else rove(buttons, aim);
  };
  names.addEventListener("focusin", (event) => {
    const id = event.target.dataset.id;
    host.memory.current = id;
    const bar = [...frame.querySelectorAll(".bar")].find((element) => element.dataset.id === id);
    if (!bar || !event.target.matches(":focus-visible")) return;
    const left = Number(bar.dataset.start);
    const room = frame.clientWidth - names.offsetWidth;
    if (left < frame.scrollLeft || left > frame.scrollLeft + room - 80) frame.scrollLeft = Math.max(0, left - room * 0.25);
  });
}

function bars(chart, rows, data, host) {
  const width = data.days * data.day + NOTE;
  const height = rows.length * ROW;
  const svg = make(chart, "svg", { class: "bars", width, height, "aria-hidden": "true" });
  stripes(svg);
  rows.forEach(({ group }, at) => group && make(svg, "rect", { x: 0, y: at * ROW, width, height: ROW, class: "band" }));
  for (const tick of data.ticks) {
    const x = Math.round(tick.start * data.day) + 0.5;
    const year = data.years.some((other) => other.start === tick.start);
    make(svg, "line", { x1: x, x2: x, y1: 0, y2: height, class: year ? "line year-line" : "line" });
  }
  for (const session of data.sessions) {
    const x = Math.round(session.day * data.day) + 0.5;
    make(svg, "line", { x1: x, x2: x, y1: 0, y2: height, class: "session-line" });
  }
  if (data.adoption) {
    const x = Math.round(data.adoption.day * data.day) + 0.5;
    make(svg, "line", { x1: x, x2: x, y1: 0, y2: height, class: "adoption-line" });
  }
  const now = data.today.day * data.day;
  make(svg, "line", { x1: now, x2: now, y1: 0, y2: height, class: "now-line" });
  const spots = new Map();
  rows.forEach(({ row }, at) => row && spots.set(row.id, { start: row.start * data.day, end: row.milestone ? row.start * data.day + 16 : (row.start + row.length) * data.day, y: at * ROW + MIDDLE, milestone: row.milestone }));
  for (const link of data.links) arrow(svg, link, spots);
  rows.forEach(({ group, row }, at) => (group ? sum(svg, group, at * ROW, data.day) : bar(svg, row, at * ROW, data.day, host)));
}

function sum(svg, group, y, day) {
  const start = group.start * day;
  const length = Math.max(12, group.length * day);
  make(svg, "path", { d: `M${start} ${y + 12}h${length}v9l-5 -5h${10 - length}l-5 5z`, class: "sum" });
}

function bar(svg, row, y, day, host) {
  const start = row.start * day;
  const length = Math.max(6, row.length * day);
  const middle = y + MIDDLE;
  const g = make(svg, "g", { class: row.late ? "bar is-late" : "bar", "data-id": row.id, "data-start": start });
  make(g, "title", {}, row.aria);
  if (row.baseline) make(g, "rect", { x: row.baseline.start * day, y: middle + 10, width: Math.max(4, row.baseline.length * day), height: 4, rx: 2, class: "was" });
  if (row.milestone) {
    make(g, "path", { d: `M${start} ${middle - 8}l8 8l-8 8l-8 -8z`, class: `diamond s-${row.status}` });
    if (row.critical) make(g, "path", { d: `M${start} ${middle - 11}l11 11l-11 11l-11 -11z`, class: "ring" });
  } else {
    make(g, "rect", { x: start + 0.75, y: middle - 8, width: length - 1.5, height: 16, rx: 3, class: `s-${row.status}` });
    if (row.percent && row.status !== "done") make(g, "rect", { x: start + 2, y: middle + 3, width: (length - 4) * row.percent / 100, height: 4, rx: 1, class: "percent" });
    if (row.critical) make(g, "rect", { x: start - 2, y: middle - 11, width: length + 4, height: 22, rx: 5, class: "ring" });
    if (row.status === "done" && length > 16) tick(g, start + length / 2, middle);
  }
  let after = row.milestone ? start + 16 : start + length + 9;
  if (row.deadline) {
    const at = row.deadline * day;
    due(g, at, middle - 10, 20);
    if (at > start && at - start - length < NOTE) after = Math.max(after, at + 9);
  }
  if (row.vote) vote(g, row.vote.day * day, middle - 15, row.vote.assumed);
  if (row.mustBeOn !== undefined) must(g, row.mustBeOn * day, middle);
  const note = make(g, "text", { x: after, y: middle + 4.5 });
  if (row.late) make(note, "tspan", { class: "late" }, row.late + (row.note ? " · " : ""));
  make(note, "tspan", {}, row.note);
  g.onclick = () => host.memory.open(row.id);
  g.onmouseenter = () => trace(host, row.id);
  g.onmouseleave = () => trace(host, null);
}

/** A vote points down at the day of the session; hollow where nobody has set that session yet. */
function vote(parent, x, y, assumed) {
  make(parent, "path", { d: `M${x - 5} ${y}h10l-5 8z`, class: assumed ? "vote assumed" : "vote" });
}

/** A day that people set is a target. */
function must(parent, x, y) {
  make(parent, "circle", { cx: x, cy: y, r: 5.5, class: "must" });
  make(parent, "circle", { cx: x, cy: y, r: 1.5, class: "must" });
}

/** A deadline is a pole with a pennant; the day it stands for ends at the pole. */
function due(parent, x, y, height) {
  make(parent, "path", { d: `M${x} ${y}v${height}M${x} ${y}l-6 3l6 3z`, class: "due" });
}

/** Leave one side of a bar, go along between the rows, enter the other bar's side. */
function arrow(svg, link, spots) {
  const from = spots.get(link.from);
  const to = spots.get(link.to);
  if (!from || !to) return;
  const out = link.fromFinish ? 1 : -1;
  const into = link.toFinish ? -1 : 1;
  const x1 = link.fromFinish ? from.end : from.start;
  const gap = to.milestone ? 9 : 2;
  const x2 = (link.toFinish ? to.end : to.start) - into * gap;
  const lane = x1 + out * 8;
  const direct = out === into ? (x2 - lane) * out >= 6 : false;
  const turn = to.y + (from.y < to.y ? -1 : 1) * (ROW / 2 + 0.5);
  const d = direct
    ? `M${x1} ${from.y}H${lane}V${to.y}H${x2 - into * 4}`
    : `M${x1} ${from.y}H${lane}V${turn}H${x2 - into * 11}V${to.y}H${x2 - into * 4}`;
  const kind = link.critical ? " critical" : "";
  const ends = { "data-from": link.from, "data-to": link.to };
  make(svg, "path", { d, class: `link fades${kind}`, ...ends });
  make(svg, "path", { d: `M${x2} ${to.y}l${-into * 7} -4v8z`, class: `tip fades${kind}`, ...ends });
}

/** Show only the arrows of one action while it is pointed at or focused. */
function trace(host, id) {
  const svg = host.querySelector("svg.bars");
  const ends = svg ? [...svg.querySelectorAll("[data-from]")] : [];
  const mine = ends.filter((end) => id !== null && (end.dataset.from === id || end.dataset.to === id));
  svg?.classList.toggle("tracing", mine.length > 0);
  for (const end of ends) end.classList.toggle("traced", mine.includes(end));
}
