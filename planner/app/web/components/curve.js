const WIDE = 1000;
const TALL = 300;
const LOOKS = ["planned", "foreseen", "actual"];

export default function ({ data, parentElement }) {
  const host = hostOf(parentElement);
  host.replaceChildren();
  if (!data.lines.some((line) => line.points.length)) {
    make(host, "p", { class: "empty" }, data.words.empty);
    return;
  }
  legend(host, data);
  const plot = make(host, "div", { class: "plot", role: "img", "aria-label": data.label });
  for (const level of data.levels) place(make(plot, "span", { class: "level" }, level.label), { top: `${(1 - level.y) * 100}%` });
  const field = make(plot, "div", { class: "field" });
  // Stretched to the width that there is; lines keep their strength, and words stand outside the drawing.
  const svg = make(field, "svg", { viewBox: `0 0 ${WIDE} ${TALL}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  for (const level of data.levels) make(svg, "line", { x1: 0, x2: WIDE, y1: up(level.y), y2: up(level.y), class: "rule" });
  for (const tick of data.ticks) make(svg, "line", { x1: tick.x * WIDE, x2: tick.x * WIDE, y1: TALL - 6, y2: TALL, class: "notch" });
  make(svg, "line", { x1: data.today.x * WIDE, x2: data.today.x * WIDE, y1: 0, y2: TALL, class: "today" });
  for (const line of data.lines) make(svg, "polyline", { points: line.points.map(([x, y]) => `${x * WIDE},${up(y)}`).join(" "), class: `line ${line.look}` });
  const last = data.lines.find((line) => line.look === "actual")?.points.at(-1);
  if (last) place(make(field, "span", { class: "now" }), { left: `${last[0] * 100}%`, top: `${(1 - last[1]) * 100}%` });
  place(make(field, "span", { class: data.today.x > 0.5 ? "flag before" : "flag" }, data.today.label), { left: `${data.today.x * 100}%` });
  for (const tick of data.ticks) place(make(field, "span", { class: "tick-label" }, tick.label), { left: `${tick.x * 100}%` });
}

function up(share) {
  return (1 - share) * TALL;
}

function legend(host, data) {
  const list = make(host, "ul", { class: "legend" });
  for (const look of LOOKS) {
    const line = data.lines.find((candidate) => candidate.look === look);
    const entry = make(list, "li");
    const svg = make(entry, "svg", { width: 34, height: 12, "aria-hidden": "true" });
    make(svg, "polyline", { points: "1,6 33,6", class: `line ${look}` });
    make(entry, "span", {}, line.text);
  }
}
