export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  const before = host.querySelector(".frame");
  const scrolled = before && [before.scrollLeft, before.scrollTop];
  const focused = host.getRootNode().activeElement?.dataset.id;
  host.replaceChildren();
  if (!data.owners.length) {
    make(host, "p", { class: "empty" }, data.words.empty);
    return;
  }
  const frame = make(host, "div", { class: "frame", tabindex: 0, role: "region", "aria-label": data.label });
  const table = make(frame, "table");
  make(table, "caption", { class: "unseen" }, data.label);
  head(table, data);
  const body = make(table, "tbody");
  for (const owner of data.owners) line(body, owner, (id) => setTriggerValue("open", id));
  foot(table, data);
  if (data.owners.some((owner) => owner.cells.some((cell) => cell.over))) make(host, "p", { class: "hint" }, data.words.note);
  if (scrolled) [frame.scrollLeft, frame.scrollTop] = scrolled;
  if (focused) [...body.querySelectorAll("button")].find((button) => button.dataset.id === focused)?.focus({ preventScroll: true });
}

function head(table, data) {
  const top = make(table, "thead");
  const years = make(top, "tr");
  make(years, "th", { scope: "col", rowspan: 2, class: "corner" }, data.words.owner);
  for (const year of data.years) make(years, "th", { scope: "colgroup", colspan: year.months, class: "year" }, year.label);
  make(years, "th", { scope: "col", rowspan: 2, class: "sum" }, data.words.total);
  const months = make(top, "tr");
  for (const month of data.months) make(months, "th", { scope: "col", abbr: month.aria, title: month.aria }, month.label);
}

function line(body, owner, open) {
  const row = make(body, "tr");
  const name = make(row, "th", { scope: "row" });
  const button = make(name, "button", { type: "button", "data-id": owner.id }, owner.name);
  button.onclick = () => open(owner.id);
  if (owner.capacity) make(name, "small", {}, owner.capacity);
  for (const cell of owner.cells) {
    const box = place(make(row, "td", { class: cell.over ? "load over" : "load" }), { "--share": String(cell.share) });
    if (cell.over) make(box, "span", { "aria-hidden": "true" }, "▲ ");
    make(box, "span", {}, cell.text);
    if (cell.over) make(box, "span", { class: "unseen" }, `, ${cell.over}`);
  }
  make(row, "td", { class: "total" }, owner.total);
}

function foot(table, data) {
  const row = make(make(table, "tfoot"), "tr");
  make(row, "th", { scope: "row" }, data.words.total);
  for (const total of data.totals) make(row, "td", {}, total);
  make(row, "td", { class: "total" }, data.total);
}
