// One network on a page: the drawing, what stands around it, and what a person does with it.
import css from "./canvas.css";
import { Controls } from "./controls.js";
import { Details } from "./details.js";
import { listenToKeys } from "./keys.js";
import { listenToLasso } from "./lasso.js";
import { Look } from "./look.js";
import { nearestEdge } from "./near.js";
import { element, probability } from "./said.js";
import { CROWD, Scene } from "./scene.js";
import { asTable } from "./table.js";

const DOUBLE = 280; // milliseconds in which a second click makes a double click

export class Network {
  // report(selection) is told what is chosen, expand(id) whom to show the neighbours of.
  constructor(parent, data, { report, expand }) {
    this.reportNow = report;
    this.expand = expand;
    this.root = element("div", { class: "leylines" });
    this.box = element("div", { class: "canvas", role: "application", tabindex: 0 });
    this.tip = element("div", { class: "tip", hidden: true });
    this.status = element("p", { class: "status", role: "status", "aria-live": "polite" });
    this.told = element("footer");
    this.stage = element("div", { class: "stage" });
    parent.append(element("style", {}, css), this.root);
    this.details = new Details(this);
    this.stage.append(this.box, this.details.box, this.tip);
    this.root.leylines = this;
    this.root.addEventListener("transitionend", (event) => event.target === this.root && this.theme());
    listenToKeys(this);
    listenToLasso(this);
    this.show(data);
  }

  // Shows data; whoever stays keeps the camera, the choice and what is hidden.
  show(data) {
    const camera = this.scene?.sigma.getCamera().getState();
    const bounds = this.scene?.sigma.getCustomBBox();
    const kept = this.scene && this.selection();
    this.scene?.sigma.kill();
    this.data = data;
    this.index = new Map(data.ids.map((id, at) => [id, at]));
    this.look = new Look(data);
    this.controls = new Controls(this);
    this.root.replaceChildren(this.controls.box, this.stage, this.status, this.told, asTable(this));
    this.box.setAttribute("aria-label", `${data.title}. ${data.sentence} ${KEYS}`);
    this.told.textContent =
      `${data.sentence} Size: ${data.size_means}. Colour: ${data.colour_means}. Width: ${data.edge_means}.`;
    this.look.theme(this.root);
    this.scene = new Scene(this.box, data, this.look);
    if (bounds) this.scene.sigma.setCustomBBox(bounds);
    if (camera) this.scene.sigma.getCamera().setState(camera);
    this.listen();
    if (kept) this.restore(kept);
  }

  restore({ nodes, edge }) {
    const known = nodes.map((id) => this.index.get(id)).filter((at) => at !== undefined);
    if (known.length) this.choose(known, "kept");
    else if (edge) {
      const { ids, source, target } = this.data;
      this.chooseEdge(source.findIndex((from, at) => ids[from] === edge[0] && ids[target[at]] === edge[1]), "kept");
    }
  }

  listen() {
    const { sigma } = this.scene;
    sigma.on("clickNode", ({ node }) => this.choose([Number(node)], "click"));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.grow(Number(node));
    });
    sigma.on("clickStage", ({ event }) => {
      const edge = nearestEdge(this, event);
      if (edge >= 0) this.chooseEdge(edge, "click");
      else this.release();
    });
    sigma.on("enterNode", ({ node, event }) => this.hint(this.summary(Number(node)), event));
    sigma.on("leaveNode", () => (this.tip.hidden = true));
  }

  summary(at) {
    const name = this.data.labels[at];
    return [name, ...this.details.facts(at).map(([fact, said]) => `${fact}: ${said}`)].join("\n");
  }

  hint(text, { x, y }) {
    this.tip.textContent = text;
    this.tip.style.left = `${x + 14}px`;
    this.tip.style.top = `${y + 10}px`;
    this.tip.hidden = false;
  }

  choose(nodes, how) {
    const { look, data } = this;
    const before = [...look.chosen];
    look.chosen = new Set(nodes);
    look.edge = -1;
    look.walked = nodes.length === 1 ? nodes[0] : -1;
    look.dims = nodes.length > 0 && data.count <= CROWD;
    look.near = new Set();
    const lit = [];
    for (let edge = 0; edge < data.source.length; edge++) {
      const [from, to] = [data.source[edge], data.target[edge]];
      if (look.chosen.has(from)) look.near.add(to);
      if (look.chosen.has(to)) look.near.add(from);
      if (look.chosen.has(from) || look.chosen.has(to) || before.includes(from) || before.includes(to)) lit.push(edge);
    }
    this.scene.update([...before, ...nodes], lit);
    this.details.show(nodes.length === 1 ? nodes[0] : -1);
    this.say(nodes.length === 1 ? data.labels[nodes[0]] : `${nodes.length} selected`, how);
  }

  chooseEdge(edge, how) {
    if (edge < 0) return;
    const { look, data } = this;
    const before = look.edge;
    const nodes = [...look.chosen];
    Object.assign(look, { chosen: new Set(), near: new Set(), dims: false, edge, walked: -1 });
    this.scene.update(nodes, before < 0 ? [edge] : [before, edge]);
    this.details.show(-1);
    const [from, to] = [data.labels[data.source[edge]], data.labels[data.target[edge]]];
    this.say(`${from} → ${to} ${probability(data, edge)}`.trim(), how);
  }

  release() {
    if (!this.look.chosen.size && this.look.edge < 0) return;
    const [nodes, edge] = [[...this.look.chosen], this.look.edge];
    Object.assign(this.look, { chosen: new Set(), near: new Set(), dims: false, edge: -1, walked: -1 });
    this.scene.update(this.data.count > CROWD && nodes.length ? undefined : nodes, edge < 0 ? [] : [edge]);
    this.details.show(-1);
    this.say("Nothing selected", "clear");
  }

  walk(at) {
    const before = this.look.walked;
    this.look.walked = at;
    this.scene.update(before < 0 ? [at] : [before, at], []);
    this.bringIntoView(at);
    this.status.textContent = `${this.data.labels[at]}. Enter selects.`;
  }

  // A double click has begun with a single one: what that would have told is not told.
  grow(at) {
    clearTimeout(this.waiting);
    this.expand(this.data.ids[at]);
    this.status.textContent = `Adding the neighbours of ${this.data.labels[at]}`;
  }

  say(text, how) {
    this.status.textContent = how === "clear" ? text : `Selected: ${text}`;
    clearTimeout(this.waiting);
    if (how === "kept") return;
    const selection = { ...this.selection(), how };
    this.waiting = setTimeout(() => this.reportNow(selection), how === "click" ? DOUBLE : 0);
  }

  selection() {
    const { look, data } = this;
    const { edge } = look;
    const nodes = [...look.chosen].map((at) => data.ids[at]);
    return { nodes, edge: edge < 0 ? null : [data.ids[data.source[edge]], data.ids[data.target[edge]]] };
  }

  search(text) {
    const sought = text.trim().toLowerCase();
    if (!sought) return this.release();
    const names = this.data.labels.map((name) => name.toLowerCase());
    let found = names.indexOf(sought);
    if (found < 0) found = names.findIndex((name) => name.includes(sought));
    if (found < 0) {
      this.status.textContent = `Nobody here is called ${text}`;
      return undefined;
    }
    this.choose([found], "search");
    return this.bringIntoView(found);
  }

  bringIntoView(at) {
    const { sigma } = this.scene;
    const { x, y } = this.scene.at(at);
    const { width, height } = sigma.getDimensions();
    if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
    sigma.getCamera().setState(sigma.viewportToFramedGraph({ x, y }));
  }

  zoom(factor) {
    const camera = this.scene.sigma.getCamera();
    camera.setState({ ratio: camera.getState().ratio / factor });
  }

  whole() {
    this.scene.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
  }

  theme() {
    this.look.theme(this.root);
    this.scene.update();
  }

  kill() {
    clearTimeout(this.waiting);
    this.scene.sigma.kill();
    this.root.remove();
  }
}

const KEYS =
  "Arrows move the picture, plus and minus zoom, Shift with an arrow goes from one to the next, " +
  "Enter selects, E adds neighbours, slash searches, Escape clears.";
