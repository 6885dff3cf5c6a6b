// The drawing: a graph for sigma, and how each node and edge looks just now.
import { DirectedGraph, MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
import { drawHover, drawLabel } from "./labels.js";
import { short } from "./said.js";

export const CROWD = 1500; // nodes: beyond, a selection lights its own and dims nobody
const MANY = 20_000; // edges: beyond, they rest while the picture moves, and are lines of one pixel without heads

export class Scene {
  constructor(box, data, look) {
    this.data = data;
    this.look = look;
    this.graph = fill(data);
    const many = data.source.length > MANY;
    this.sigma = new Sigma(this.graph, box, {
      allowInvalidContainer: true,
      defaultEdgeType: many ? "line" : "arrow",
      edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
      hideEdgesOnMove: many,
      hideLabelsOnMove: data.count > CROWD,
      labelDensity: 1,
      labelGridCellSize: data.count > CROWD ? 160 : 70,
      labelRenderedSizeThreshold: data.count > CROWD ? 3 : 0,
      labelSize: 13,
      labelFont: "system-ui, sans-serif",
      minEdgeThickness: many ? 0.5 : 1,
      minCameraRatio: 0.002,
      maxCameraRatio: 8,
      zIndex: !many,
      stagePadding: 40,
      nodeReducer: (key) => this.node(Number(key)),
      edgeReducer: (key) => this.edge(Number(key)),
      defaultDrawNodeLabel: (context, node) => drawLabel(context, node, look),
      defaultDrawNodeHover: (context, node) => drawHover(context, node, look),
    });
    this.sigma.setCustomBBox(this.sigma.getBBox()); // who is added later must move nobody
  }

  node(at) {
    const { data, look } = this;
    const chosen = look.chosen.has(at);
    const dim = look.dims && !chosen && !look.near.has(at);
    return {
      x: data.x[at],
      y: -data.y[at], // sigma counts upwards
      size: look.sizes[at],
      color: dim ? look.dim : look.colours[at],
      label: dim ? null : short(look.labels(at)),
      hidden: look.hiddenGroups.has(data.group[at]),
      highlighted: chosen || look.walked === at,
      forceLabel: chosen,
      zIndex: dim ? 0 : 1,
    };
  }

  edge(at) {
    const { data, look } = this;
    const [source, target] = [data.source[at], data.target[at]];
    const lit = look.edge === at || look.chosen.has(source) || look.chosen.has(target);
    return {
      size: look.widths[at] * (look.edge === at ? 2 : 1),
      color: look.edge === at ? look.ink : look.edgeColour(source, lit),
      hidden:
        look.hiddenGroups.has(data.group[source]) ||
        look.hiddenGroups.has(data.group[target]) ||
        (look.dims && !lit),
      zIndex: lit ? 1 : 0,
    };
  }

  // Redraws all, or where many stand only those that changed.
  update(nodes, edges) {
    const part = this.data.count > CROWD && nodes;
    this.sigma.refresh(
      part
        ? { partialGraph: { nodes: nodes.map(String), edges: edges.map(String) }, skipIndexation: true }
        : { skipIndexation: true },
    );
  }

  at(node) {
    return this.sigma.graphToViewport({ x: this.data.x[node], y: -this.data.y[node] });
  }

  // Every node's place on the screen: the way there is affine, so three points tell it.
  onScreen() {
    const { x, y, count } = this.data;
    const [o, a, b] = [[0, 0], [1, 0], [0, 1]].map(([px, py]) => this.sigma.graphToViewport({ x: px, y: -py }));
    const placed = { x: new Float32Array(count), y: new Float32Array(count) };
    for (let i = 0; i < count; i++) {
      placed.x[i] = o.x + (a.x - o.x) * x[i] + (b.x - o.x) * y[i];
      placed.y[i] = o.y + (a.y - o.y) * x[i] + (b.y - o.y) * y[i];
    }
    return placed;
  }
}

function fill(data) {
  const pairs = new Set();
  let twice = false;
  for (let edge = 0; edge < data.source.length && !twice; edge++) {
    const pair = data.source[edge] * data.count + data.target[edge];
    twice = pairs.has(pair);
    pairs.add(pair);
  }
  const graph = twice ? new MultiDirectedGraph() : new DirectedGraph();
  for (let node = 0; node < data.count; node++) graph.addNode(node, { x: data.x[node], y: -data.y[node] });
  for (let edge = 0; edge < data.source.length; edge++) {
    graph.addEdgeWithKey(edge, data.source[edge], data.target[edge]);
  }
  return graph;
}
