// What decides the looks: scores, choices, the theme. Colours: cividis, read by any colour vision.
import { say } from "./said.js";

const SCALE = ["#00224e", "#35456c", "#666970", "#948e77", "#c8b866", "#fee838"];
const FAINT = 0.38; // how much of an edge's colour is seen; sigma does not mix colours with what lies below
const LIT = 0.8;

export class Look {
  constructor(data) {
    this.data = data;
    this.chosen = new Set();
    this.near = new Set();
    this.hiddenGroups = new Set();
    this.edge = this.walked = -1;
    this.dims = false;
    // In a crowd each takes less room, or all become one blot.
    this.shrink = Math.max(0.16, Math.min(0.75, Math.sqrt(120 / Math.max(data.count, 1))));
    this.widths = data.probability.map((p) => (0.6 + 5 * Math.sqrt(p || 0)) * Math.max(this.shrink, 0.3));
    this.sizeBy("");
    this.colourBy("");
    this.labelBy("name");
  }

  theme(root) {
    const style = getComputedStyle(root);
    this.ink = hex(style.color);
    this.ground = hex(style.backgroundColor);
    this.dim = mix(this.ground, this.ink, 0.14);
    this.mixed = new Map();
  }

  edgeColour(source, lit) {
    const colour = this.colours[source];
    const key = lit ? colour : `${colour} faint`;
    if (!this.mixed.has(key)) this.mixed.set(key, mix(this.ground, colour, lit ? LIT : FAINT));
    return this.mixed.get(key);
  }

  fact(name) {
    return this.data.facts.find((fact) => fact.name === name);
  }

  sizeBy(name) {
    const values = this.fact(name)?.values;
    const shares = values && ranked(values);
    this.sizes = this.data.size.map((size, at) => (shares ? 6 + 22 * shares[at] : size) * this.shrink);
  }

  colourBy(name) {
    const { colours, colour } = this.data;
    const values = this.fact(name)?.values;
    const shares = values && ranked(values);
    const step = (share) => SCALE[Math.round(share * (SCALE.length - 1))];
    this.colours = Array.from(colour, (code, at) => (shares ? step(shares[at]) : colours[code]));
  }

  labelBy(name) {
    const { labels } = this.data;
    const fact = this.fact(name);
    this.labels = (at) => (name === "name" ? labels[at] : fact ? say(fact.values[at], fact.kind) : "");
  }
}

// Between smallest and largest, 0 to 1; what is not known is smallest.
function ranked(values) {
  const known = values.filter((value) => !Number.isNaN(value));
  const [low, high] = known.reduce(([l, h], v) => [Math.min(l, v), Math.max(h, v)], [Infinity, -Infinity]);
  const span = high - low || 1;
  return Array.from(values, (value) => (Number.isNaN(value) ? 0 : (value - low) / span));
}

function parts(colour) {
  return colour.match(/[\d.]+/g).slice(0, 3).map(Number);
}

function hex(colour) {
  const [r, g, b] = parts(colour);
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mix(ground, ink, share) {
  const read = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [read(ground), read(ink)];
  return hex(a.map((part, at) => part + share * (b[at] - part)).join(","));
}
