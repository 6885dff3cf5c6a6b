"use strict";
// Draws the network that stands in #data. Every name reaches the page as text, never as markup.
const { nodes, edges, options, links } = JSON.parse(document.getElementById("data").textContent);
const box = document.getElementById("canvas");
const details = document.getElementById("details");
const style = getComputedStyle(document.documentElement);
const ground = style.getPropertyValue("--ground");
const ink = style.getPropertyValue("--text");

const names = new Map(nodes.map((node) => [node.id, node.label]));
const facts = new Map(nodes.map((node) => [node.id, node.facts]));
const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
const bySize = [...nodes].sort((a, b) => b.size - a.size).map((node) => node.id);
// Labels are drawn below, so that none lies on another; vis-network gets nodes without any.
const points = new vis.DataSet(nodes.map(({ label, facts: _, kind: __, ...node }) => node));
const lines = new vis.DataSet(edges);
const network = new vis.Network(box, { nodes: points, edges: lines }, options);

let chosen = new Set();
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function short(text) {
  const letters = [...text];
  return letters.length > 26 ? letters.slice(0, 25).join("") + "…" : text;
}

function drawLabels(context) {
  const scale = network.getScale();
  const height = 13 / scale;
  context.font = `${height}px system-ui, sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  const taken = bySize.map((id) => {
    const { x, y } = network.getPosition(id);
    const r = points.get(id).size * 0.75;
    return { x: x - r, y: y - r, w: 2 * r, h: 2 * r };
  });
  const order = chosen.size ? bySize.filter((id) => chosen.has(id)) : bySize;
  for (const id of order) {
    const { x, y } = network.getPosition(id);
    const text = short(names.get(id));
    const w = context.measureText(text).width;
    const r = points.get(id).size + 3 / scale;
    const h = height * 1.15;
    const place = [
      [x - w / 2, y + r], [x - w / 2, y - r - h], [x + r, y - h / 2], [x - r - w, y - h / 2],
    ].map(([left, top]) => ({ x: left, y: top, w, h }))
      .find((one) => !taken.some((other) => overlap(one, other)));
    if (!place) continue;
    taken.push(place);
    context.strokeStyle = ground;
    context.strokeText(text, place.x, place.y);
    context.fillStyle = ink;
    context.fillText(text, place.x, place.y);
  }
}
network.on("afterDrawing", drawLabels);

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function neighbours(title, found, end) {
  if (!found.length) return [];
  const list = element("ul");
  for (const edge of found.slice(0, 8)) {
    const share = edge.said ? ` · ${edge.said}` : "";
    list.append(element("li", names.get(edge[end]) + share));
  }
  if (found.length > 8) list.append(element("li", `and ${found.length - 8} more`));
  return [element("h3", title), list];
}

function tell(id) {
  const byWidth = (a, b) => b.width - a.width;
  const out = edges.filter((edge) => edge.from === id).sort(byWidth);
  const into = edges.filter((edge) => edge.to === id).sort(byWidth);
  details.replaceChildren(element("h2", names.get(id)));
  for (const [name, value] of facts.get(id)) details.append(element("p", `${name}: ${value}`));
  details.append(...neighbours("Influences", out, "to"), ...neighbours("Is influenced by", into, "from"));
  if (links && kinds.get(id) !== "other") {
    const link = element("a", `Open this ${kinds.get(id)}`);
    link.href = `${kinds.get(id)}?${kinds.get(id)}=${encodeURIComponent(id)}`;
    link.target = "_blank";
    link.rel = "noopener";
    const line = element("p");
    line.append(link);
    details.append(line);
  }
  details.hidden = false;
}

function light() {
  points.update(bySize.map((id) => ({ id, opacity: !chosen.size || chosen.has(id) ? 1 : 0.15 })));
  const selected = network.getSelectedNodes()[0];
  lines.update(
    edges.map((edge) => ({
      id: edge.id,
      hidden: chosen.size > 0 && edge.from !== selected && edge.to !== selected,
    })),
  );
}

function choose(id) {
  network.selectNodes([id]);
  chosen = new Set([id, ...network.getConnectedNodes(id)]);
  light();
  tell(id);
}

function release() {
  network.unselectAll();
  chosen = new Set();
  light();
  details.hidden = true;
}

network.on("click", ({ nodes: [id] }) => (id === undefined ? release() : choose(id)));
document.addEventListener("keydown", (event) => event.key === "Escape" && release());

const known = document.getElementById("names");
for (const name of [...new Set(names.values())].sort()) {
  const option = element("option");
  option.value = name;
  known.append(option);
}
document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = document.getElementById("sought").value.trim().toLowerCase();
  const all = [...names];
  const [id] =
    all.find(([, name]) => name.toLowerCase() === text) ??
    all.find(([, name]) => text && name.toLowerCase().includes(text)) ??
    [];
  if (id === undefined) return release();
  choose(id);
  network.focus(id, { scale: Math.max(network.getScale(), 1), animation: false });
});

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
document.getElementById("closer").addEventListener("click", () => zoom(1.3));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("whole").addEventListener("click", () => network.fit());
new ResizeObserver(() => { network.redraw(); network.fit(); }).observe(box);
window.leylines = { network, names, choose };
