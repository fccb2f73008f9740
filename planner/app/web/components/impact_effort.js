const MARK = 28;
const LANE = 33;

export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  const focused = host.getRootNode().activeElement?.dataset.id;
  const open = (id) => setTriggerValue("open", id);
  host.replaceChildren();
  if (!data.table.length) {
    make(host, "p", { class: "empty" }, data.words.empty);
    return;
  }
  if (data.limit) make(host, "p", { class: "limit-label" }, data.limit.label);
  const plot = make(host, "div", { class: "plot", role: "group", "aria-label": data.label });
  const field = make(plot, "div", { class: "field" });
  const marks = rows(field, data, open, host);
  make(plot, "p", { class: "axis-name" }, data.words.effort);
  table(host, data, open);
  roving(marks, focused);
  field.onkeydown = (event) => {
    const at = marks.indexOf(event.target);
    const aim = { ArrowRight: marks[at + 1], ArrowDown: marks[at + 1], ArrowLeft: marks[at - 1], ArrowUp: marks[at - 1], Home: marks[0], End: marks.at(-1) }[event.key];
    if (at < 0 || !aim) return;
    event.preventDefault();
    rove(marks, aim);
  };
}

function rows(field, data, open, host) {
  const named = new Map(data.table.map((line) => [line.id, line]));
  const marks = [];
  let height = 0;
  for (const row of data.rows) {
    const tall = row.lanes * LANE + 12;
    const strip = place(make(field, "div", { class: "row" }), { height: tall });
    const level = make(strip, "span", { class: "level" }, `${data.words.impact} `);
    make(level, "b", {}, row.impact);
    for (const mark of row.marks) {
      const button = make(strip, "button", { type: "button", class: mark.quick ? "mark quick" : "mark", "data-id": mark.id, "aria-label": named.get(mark.id).aria, title: named.get(mark.id).title }, mark.rank);
      place(button, { left: `${mark.x * 100}%`, top: 8 + mark.lane * LANE, height: MARK });
      button.onclick = () => open(mark.id);
      button.onfocus = button.onmouseenter = () => point(host, mark.id);
      button.onblur = button.onmouseleave = () => point(host, null);
      marks.push(button);
    }
    height += tall;
  }
  if (data.limit) place(make(field, "div", { class: "limit" }), { width: `calc((100% - 4.6rem) * ${data.limit.x})`, height });
  field.prepend(...field.querySelectorAll(".limit"));
  const axis = make(field, "div", { class: "axis", "aria-hidden": "true" });
  for (const tick of data.ticks) place(make(axis, "span", {}, tick.label), { left: `${tick.x * 100}%` });
  return marks;
}

function table(host, data, open) {
  const { words } = data;
  const box = make(host, "div", { class: "table", tabindex: 0, role: "region", "aria-label": data.label });
  const whole = make(box, "table");
  const head = make(make(whole, "thead"), "tr");
  for (const [name, kind] of [[words.number, "figure"], [words.action, ""], [words.impact, "figure"], [words.effort, "figure"], [words.kind, "kind"]]) make(head, "th", { scope: "col", class: kind }, name);
  const body = make(whole, "tbody");
  for (const line of data.table) {
    const row = make(body, "tr", { "data-line": line.id });
    make(row, "td", { class: "figure" }, line.rank);
    const button = make(make(row, "td"), "button", { type: "button", "data-line": line.id }, line.title);
    button.onclick = () => open(line.id);
    make(row, "td", { class: "figure" }, line.impact);
    make(row, "td", { class: "figure" }, line.effort);
    const kind = make(row, "td", { class: "kind" });
    make(kind, "span", { class: line.quick ? "sign" : "" }, line.quick ? `● ${words.quick}` : `□ ${words.longer}`);
    row.onmouseenter = () => point(host, line.id);
    row.onmouseleave = () => point(host, null);
  }
}

/** Show which mark and which line of the table belong together. */
function point(host, id) {
  for (const mark of host.querySelectorAll(".mark")) mark.classList.toggle("pointed", mark.dataset.id === id);
  for (const line of host.querySelectorAll("tr[data-line]")) line.classList.toggle("pointed", line.dataset.line === id);
}
