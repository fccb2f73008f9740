export default function ({ data, parentElement }) {
  const host = hostOf(parentElement);
  host.replaceChildren();
  const list = make(host, "ul", { class: "bars", "aria-label": data.label });
  for (const bar of data.bars) {
    const row = make(list, "li");
    make(row, "span", { class: "name" }, bar.name);
    make(row, "span", { class: "day" }, bar.day);
    const track = make(row, "span", { class: "track", "aria-hidden": "true" });
    place(make(track, "span", { class: bar.likely ? "bar likely" : "bar" }), { width: `${bar.x * 100}%` });
    place(make(track, "span", { class: "line" }), { left: `${data.line.x * 100}%` });
    make(row, "span", { class: "chance" }, bar.text);
  }
  const foot = make(host, "p", { class: "hint" });
  make(foot, "span", { class: "key", "aria-hidden": "true" });
  make(foot, "span", {}, data.line.label);
  if (data.more) make(foot, "span", { class: "more" }, data.more);
}
