// What is told of the one node that is selected.
import { element, facts, probability } from "./said.js";

const LISTED = 8;

export class Details {
  constructor(network) {
    this.network = network;
    this.box = element("aside", { class: "details", hidden: true });
  }

  facts(node) {
    return facts(this.network.data, node);
  }

  show(node) {
    this.box.hidden = node < 0;
    if (node < 0) return;
    const { data } = this.network;
    const lines = this.facts(node).map(([name, said]) => element("p", {}, `${name}: ${said}`));
    this.box.replaceChildren(
      element("h2", {}, data.labels[node]),
      ...lines,
      ...this.neighbours("Influences", data.source, data.target, node),
      ...this.neighbours("Is influenced by", data.target, data.source, node),
    );
  }

  neighbours(title, near, far, node) {
    const { data } = this.network;
    const found = [];
    for (let edge = 0; edge < near.length; edge++) if (near[edge] === node) found.push(edge);
    if (!found.length) return [];
    found.sort((a, b) => (data.probability[b] || 0) - (data.probability[a] || 0) || a - b);
    const lines = found.slice(0, LISTED).map((edge) => {
      const said = probability(data, edge);
      return element("li", {}, data.labels[far[edge]] + (said && ` · ${said}`));
    });
    if (found.length > LISTED) lines.push(element("li", {}, `and ${found.length - LISTED} more`));
    return [element("h3", {}, title), element("ul", {}, ...lines)];
  }
}
