export default function ({ data, parentElement, setTriggerValue }) {
  const host = hostOf(parentElement);
  host.memory.data = data;
  host.memory.send = setTriggerValue;
  host.memory.moved = new Map();
  if (!host.querySelector(".board")) {
    make(host, "div", { class: "board", role: "group" });
    make(host, "div", { class: "unseen", role: "status", "aria-live": "polite" });
  }
  draw(host);
}

function draw(host) {
  const { data, moved } = host.memory;
  const board = host.querySelector(".board");
  const scrolled = new Map([...board.querySelectorAll(".cards")].map((list) => [list.dataset.id, list.scrollTop]));
  const sideways = board.scrollLeft;
  const focused = host.getRootNode().activeElement;
  const keep = focused && { id: focused.closest(".card")?.dataset.id, tag: focused.tagName };
  board.replaceChildren();
  board.setAttribute("aria-label", data.label);
  for (const column of data.columns) {
    const cards = data.cards.filter((card) => (moved.get(card.id) ?? card.status) === column.id);
    const list = columnOf(board, column, cards.length, host);
    if (!cards.length) make(list, "li", { class: "nothing" }, data.words.empty);
    for (const card of cards) cardOf(list, card, column, host);
    list.scrollTop = scrolled.get(column.id) ?? 0;
  }
  board.scrollLeft = sideways;
  const card = keep?.id && [...board.querySelectorAll(".card")].find((element) => element.dataset.id === keep.id);
  (card?.querySelector(keep.tag.toLowerCase()) ?? card?.querySelector("button"))?.focus({ preventScroll: false });
}

function columnOf(board, column, number, host) {
  const part = make(board, "section", { class: "column", "aria-label": column.label });
  const heading = make(part, "h2");
  swatch(heading, column.id, 20, 12);
  make(heading, "span", {}, column.label);
  make(heading, "span", { class: "number" }, number);
  const list = make(part, "ul", { class: "cards", "data-id": column.id });
  part.ondragover = (event) => {
    if (!host.memory.dragged) return;
    event.preventDefault();
    part.classList.add("over");
  };
  part.ondragleave = (event) => part.contains(event.relatedTarget) || part.classList.remove("over");
  part.ondrop = (event) => {
    event.preventDefault();
    part.classList.remove("over");
    const card = host.memory.dragged;
    host.memory.dragged = null;
    if (card) move(host, card, column);
  };
  return list;
}

function cardOf(list, card, column, host) {
  const { data, send } = host.memory;
  const item = make(list, "li", { class: card.late ? "card is-late" : "card", "data-id": card.id, draggable: data.movable ? "true" : null });
  item.ondragstart = (event) => {
    host.memory.dragged = card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.title);
    item.classList.add("dragged");
  };
  item.ondragend = () => {
    host.memory.dragged = null;
    item.classList.remove("dragged");
  };
  const title = make(item, "button", { type: "button", class: "title" }, card.title);
  title.onclick = () => send("open", card.id);
  if (card.objective || card.owner) {
    const facts = make(item, "div", { class: "facts" });
    for (const fact of [card.objective, card.owner]) if (fact) make(facts, "span", {}, fact);
  }
  if (card.due || card.late || card.marks.length) {
    const marks = make(item, "div", { class: "marks" });
    make(marks, "span", { class: card.late ? "due late" : "due" }, [card.late, card.due].filter(Boolean).join(" · "));
    for (const mark of card.marks) make(marks, "span", { class: `mark ${mark.kind}` }, mark.text);
  }
  if (data.movable) choice(item, card, column, host);
}

/** The keyboard's way to move a card, and a phone's. */
function choice(item, card, column, host) {
  const { data } = host.memory;
  const select = make(item, "select", { "aria-label": data.words.status.replace("{action}", () => card.title) });
  for (const target of data.columns) make(select, "option", { value: target.id, selected: target.id === column.id }, target.label);
  select.onchange = () => move(host, card, data.columns.find((target) => target.id === select.value));
}

function move(host, card, column) {
  const { data, moved, send } = host.memory;
  const seen = moved.get(card.id) ?? card.status;
  if (seen === column.id) return;
  moved.set(card.id, column.id);
  draw(host);
  host.querySelector(".unseen").textContent = data.words.moved.replace("{action}", () => card.title).replace("{column}", () => column.label);
  send("move", { id: card.id, seen, to: column.id });
}
