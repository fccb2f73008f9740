// Shared by all components: elements are created one by one, and text goes through textContent only.
const SVG = "http://www.w3.org/2000/svg";

/** Create an element inside another; `given` sets attributes, `text` its text. */
function make(parent, tag, given = {}, text) {
  const inSvg = tag === "svg" || (parent instanceof SVGElement && tag !== "div");
  const element = inSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  if (text !== undefined && text !== null) element.textContent = text;
  parent.append(element);
  return element;
}

/** Place an element; inline style attributes would be text, so each property is set on its own. */
function place(element, style) {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, typeof value === "number" ? `${value}px` : value);
  return element;
}

/** The host element of a component, and what it remembers from one drawing to the next. */
function hostOf(parentElement) {
  const host = parentElement.querySelector(".host");
  host.memory ??= {};
  return host;
}

/** The stripes of what is blocked; an id is known only inside its own shadow root. */
function stripes(svg) {
  const pattern = make(make(svg, "defs"), "pattern", { id: "stripes", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  make(pattern, "rect", { width: 6, height: 6, class: "stripe-ground" });
  make(pattern, "line", { x1: 0, y1: 0, x2: 0, y2: 6, class: "stripe" });
}

/** The look of a status as a small bar, the tick of what is done included. */
function swatch(parent, status, width = 26, height = 12) {
  const svg = make(parent, "svg", { width, height, "aria-hidden": "true" });
  stripes(svg);
  make(svg, "rect", { x: 1, y: 1, width: width - 2, height: height - 2, rx: 3, class: `s-${status}`, "stroke-width": 1.5 });
  if (status === "done") tick(svg, width / 2, height / 2);
  return svg;
}

function tick(svg, x, y) {
  make(svg, "path", { d: `M${x - 3.5} ${y}l2.5 2.5l4.5 -5`, class: "tick" });
}

/** One element of a list takes part in the tab order; arrow keys move that part along. */
function roving(elements, current) {
  elements.forEach((element) => (element.tabIndex = -1));
  const first = elements.find((element) => element.dataset.id === current) ?? elements[0];
  if (first) first.tabIndex = 0;
}

function rove(elements, to) {
  if (!to) return;
  elements.forEach((element) => (element.tabIndex = -1));
  to.tabIndex = 0;
  to.focus({ preventScroll: false });
}
