const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };

export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  const before = host.querySelector(".frame");
  const scrolled = before && [before.scrollLeft, before.scrollTop];
  const focused = host.getRootNode().activeElement?.dataset.id;
  host.replaceChildren();
  if (!data.rows.length) {
    make(host, "p", { class: "empty" }, data.words.empty);
    return;
  }
  legend(host, data.legend);
  const frame = make(host, "div", { class: "frame", tabindex: 0, role: "region", "aria-label": data.label });
  const table = make(frame, "table");
  make(table, "caption", { class: "unseen" }, data.label);
  head(table, data);
  const body = make(table, "tbody");
  // Pressed at once: the page draws the table before it knows what was opened in it.
  const open = (id) => {
    for (const button of body.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.id === id));
    setTriggerValue("open", id);
  };
  const grid = data.rows.map((row) => line(body, row, data.chosen, open));
  foot(table, data);
  make(host, "p", { class: "hint" }, data.words.hint);
  const cells = grid.flat().filter(Boolean);
  roving(cells, focused ?? data.chosen);
  body.onkeydown = (event) => walk(event, grid, cells);
  if (scrolled) [frame.scrollLeft, frame.scrollTop] = scrolled;
  if (focused) [...body.querySelectorAll("button")].find((button) => button.dataset.id === focused)?.focus({ preventScroll: true });
}

function legend(host, entries) {
  const list = make(host, "ul", { class: "legend" });
  for (const { look, text } of entries) {
    const item = make(list, "li");
    place(make(item, "i", { class: `sample ${look}`, "aria-hidden": "true" }), { "--share": "0.6" });
    make(item, "span", {}, text);
  }
}

function head(table, data) {
  const top = make(table, "thead");
  const years = make(top, "tr");
  make(years, "th", { scope: "col", rowspan: 2, class: "corner" }, data.words.service);
  for (const year of data.years) make(make(years, "th", { scope: "colgroup", colspan: year.periods, class: "year" }), "span", {}, year.label);
  make(years, "th", { scope: "col", rowspan: 2, class: "sum" }, data.words.total);
  const periods = make(top, "tr");
  for (const period of data.periods) make(periods, "th", { scope: "col", abbr: period.aria, title: period.aria }, period.label);
}

/** Draw a service; return its cells, without a button where it has nothing to do. */
function line(body, row, chosen, open) {
  const drawn = make(body, "tr");
  const name = make(drawn, "th", { scope: "row" });
  const whole = make(name, "button", { type: "button", "data-id": row.id, "aria-pressed": String(row.id === chosen) }, row.name);
  whole.onclick = () => open(row.id);
  if (row.note) make(name, "small", {}, row.note);
  const cells = row.cells.map((cell) => load(make(drawn, "td"), cell, chosen, open));
  make(drawn, "td", { class: "total" }, row.total);
  return cells;
}

function load(box, cell, chosen, open) {
  if (!cell.id) {
    if (cell.word) {
      box.className = "nobody";
      box.title = cell.word;
      make(box, "span", { class: "unseen" }, cell.word);
    }
    return null;
  }
  box.className = `load ${cell.look}`;
  place(box, { "--share": String(cell.share) });
  const button = make(box, "button", { type: "button", "data-id": cell.id, "aria-pressed": String(cell.id === chosen), "aria-label": cell.aria, title: cell.aria });
  make(button, "b", {}, (cell.look === "over" ? "▲ " : "") + cell.text);
  if (cell.note) make(button, "small", {}, cell.note);
  if (cell.word) make(button, "small", { class: "word" }, cell.word);
  button.onclick = () => open(cell.id);
  return button;
}

/** Arrow keys go to the next cell with work in their direction. */
function walk(event, grid, cells) {
  const step = STEPS[event.key];
  const row = grid.findIndex((line) => line.includes(event.target));
  if (!step || row < 0) return;
  event.preventDefault();
  const [down, along] = step;
  if (down) {
    const column = grid[row].indexOf(event.target);
    let next = row + down;
    while (grid[next] && !grid[next][column]) next += down;
    rove(cells, grid[next]?.[column]);
    return;
  }
  const line = grid[row].filter(Boolean);
  rove(cells, line[Math.min(Math.max(line.indexOf(event.target) + along, 0), line.length - 1)]);
}

function foot(table, data) {
  const row = make(make(table, "tfoot"), "tr");
  make(row, "th", { scope: "row" }, data.words.total);
  for (const total of data.totals) make(row, "td", {}, total);
  make(row, "td", { class: "total" }, data.total);
}
