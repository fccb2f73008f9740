const BOX = { width: 220, height: 82, gapX: 76, gapY: 16 };

export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  const before = host.querySelector(".frame");
  const same = host.memory.names === data.boxes.map((box) => box.id).join(" ");
  const scrolled = before && same ? [before.scrollLeft, before.scrollTop] : null;
  const focused = host.getRootNode().activeElement?.dataset.id;
  host.memory.names = data.boxes.map((box) => box.id).join(" ");
  const open = (id) => setTriggerValue("open", id);
  host.replaceChildren();
  legend(host, data.legend);
  const frame = make(host, "div", { class: "frame", role: "region", tabindex: 0, "aria-label": data.label });
  if (!data.boxes.length && !data.alone.length) make(frame, "p", { class: "empty" }, data.words.empty);
  const canvas = place(make(frame, "div", { class: "canvas" }), {
    width: Math.max(0, data.columns * (BOX.width + BOX.gapX) - BOX.gapX),
    height: Math.max(0, data.rows * (BOX.height + BOX.gapY) - BOX.gapY),
  });
  const svg = make(canvas, "svg", { width: "100%", height: "100%", "aria-hidden": "true" });
  const spots = new Map(data.boxes.map((box) => [box.id, spot(box.column, box.row)]));
  for (const edge of data.edges) draw(svg, edge, spots);
  const buttons = data.boxes.map((node) => {
    const { x, y } = spots.get(node.id);
    const button = place(box(canvas, node, data, open, host), { left: x, top: y, width: BOX.width, height: BOX.height });
    return button;
  });
  if (data.alone.length) buttons.push(...alone(frame, data, open, host));
  if (buttons.length) make(host, "p", { class: "hint" }, data.hint);
  roving(buttons, focused ?? data.chosen);
  canvas.onkeydown = (event) => walk(event, buttons, data);
  if (scrolled) [frame.scrollLeft, frame.scrollTop] = scrolled;
  else center(frame, spots.get(data.chosen));
  if (focused) buttons.find((button) => button.dataset.id === focused)?.focus({ preventScroll: true });
}

function spot(column, row) {
  return { x: column * (BOX.width + BOX.gapX), y: row * (BOX.height + BOX.gapY), column, row };
}

function center(frame, at) {
  if (!at) return;
  frame.scrollLeft = at.x + BOX.width / 2 - frame.clientWidth / 2;
  frame.scrollTop = at.y + BOX.height / 2 - frame.clientHeight / 2;
}

function legend(host, entries) {
  if (!entries.length) return;
  const list = make(host, "ul", { class: "legend" });
  for (const { look, text } of entries) {
    const item = make(list, "li");
    if (["link", "critical", "outside", "against"].includes(look)) sign(item, look);
    else swatch(item, look, 26, 14);
    make(item, "span", {}, text);
  }
}

function sign(item, look) {
  const svg = make(item, "svg", { width: 26, height: 14, "aria-hidden": "true" });
  if (look === "outside") {
    make(svg, "rect", { x: 1, y: 1, width: 24, height: 12, rx: 3, class: "edge against" });
    return;
  }
  make(svg, "path", { d: "M1 7H18", class: `edge ${look}` });
  make(svg, "path", { d: "M17 3l7 4l-7 4z", class: `tip ${look}` });
}

function box(parent, node, data, open, host) {
  const kinds = [["critical", node.critical], ["outside", node.outside], ["chosen", node.id === data.chosen], ["wide", !node.status]];
  const kind = kinds.filter(([, holds]) => holds).map(([name]) => name);
  const button = make(parent, "button", { type: "button", class: ["box", ...kind].join(" "), "data-id": node.id, "aria-label": node.aria, title: node.title, "aria-current": node.id === data.chosen ? "true" : null });
  if (node.status) {
    const svg = make(button, "svg", { width: 16, "aria-hidden": "true" });
    stripes(svg);
    make(svg, "rect", { x: 5, y: "18%", width: 8, height: "64%", rx: 3, class: `s-${node.status}`, "stroke-width": 1.5 });
  }
  make(button, "b", {}, node.title);
  const note = make(button, "small");
  if (node.late) make(note, "span", { class: "late" }, node.late + (node.note ? " · " : ""));
  make(note, "span", {}, node.note);
  if (node.share !== null) place(make(make(button, "span", { class: "share" }), "i"), { width: `${node.share * 100}%` });
  button.onclick = () => open(node.id);
  button.onfocus = button.onmouseenter = () => trace(host, node.id);
  button.onblur = button.onmouseleave = () => trace(host, null);
  return button;
}

function alone(frame, data, open, host) {
  const part = make(frame, "div", { class: "alone" });
  make(part, "h2", {}, data.words.alone);
  const list = make(part, "ul");
  return data.alone.map((node) => box(make(list, "li"), node, data, open, host));
}

/** A curve from the right side of a box, through the gaps in the columns between, to the left side of another. */
function draw(svg, edge, spots) {
  const from = spots.get(edge.from);
  const to = spots.get(edge.to);
  const middle = BOX.height / 2;
  const kind = (edge.critical ? " critical" : "") + (edge.against ? " against" : "");
  const ends = { "data-from": edge.from, "data-to": edge.to };
  if (edge.against) {
    const points = [from.x, from.y + middle + 14, to.x + BOX.width + 7, to.y + middle + 14];
    const bend = 40;
    make(svg, "path", { d: `M${points[0]} ${points[1]}C${points[0] - bend} ${points[1]} ${points[2] + bend} ${points[3]} ${points[2]} ${points[3]}`, class: `edge fades${kind}`, ...ends });
    make(svg, "path", { d: `M${points[2] - 7} ${points[3]}l8 -4v8z`, class: `tip fades${kind}`, ...ends });
    return;
  }
  let x = from.x + BOX.width;
  let y = from.y + middle;
  let d = `M${x} ${y}`;
  const curve = (x2, y2) => {
    const bend = (x + x2) / 2;
    d += `C${bend} ${y} ${bend} ${y2} ${x2} ${y2}`;
    [x, y] = [x2, y2];
  };
  for (const [column, row] of edge.through) {
    const passed = spot(column, row);
    curve(passed.x, passed.y + middle);
    d += `H${passed.x + BOX.width}`;
    x = passed.x + BOX.width;
  }
  curve(to.x - 6, to.y + middle);
  const line = make(svg, "path", { d, class: `edge fades${kind}`, ...ends });
  if (edge.count) place(line, { "stroke-width": `${Math.min(4.5, 1.2 + edge.count * 0.4)}px` });
  make(svg, "path", { d: `M${to.x - 1} ${to.y + middle}l-8 -4.5v9z`, class: `tip fades${kind}`, ...ends });
  if (edge.count) make(svg, "text", { x: to.x - 12, y: to.y + middle - 8, "text-anchor": "end", class: "edge-count fades", ...ends }, edge.count);
}

/** Right follows an arrow, left goes back along one, up and down stay in the column. */
function walk(event, buttons, data) {
  const at = data.boxes.find((node) => node.id === event.target.dataset.id);
  if (!at) return;
  const column = data.boxes.filter((node) => node.column === at.column);
  const place = column.indexOf(at);
  const along = { ArrowRight: ["from", "to"], ArrowLeft: ["to", "from"] }[event.key];
  const next = along ? data.edges.find((edge) => edge[along[0]] === at.id && !edge.against)?.[along[1]] : { ArrowDown: column[place + 1]?.id, ArrowUp: column[place - 1]?.id, Home: data.boxes[0].id, End: data.boxes.at(-1).id }[event.key];
  if (!next) return;
  event.preventDefault();
  rove(buttons, buttons.find((button) => button.dataset.id === next));
}

/** Show only the arrows of one box while it is pointed at or focused. */
function trace(host, id) {
  const svg = host.querySelector(".canvas > svg");
  const ends = svg ? [...svg.querySelectorAll("[data-from]")] : [];
  const mine = ends.filter((end) => id !== null && (end.dataset.from === id || end.dataset.to === id));
  svg?.classList.toggle("tracing", mine.length > 0);
  for (const end of ends) end.classList.toggle("traced", mine.includes(end));
}
