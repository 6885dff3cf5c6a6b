// The same in a table, for who does not see the picture; made when it is opened.
import { element, say } from "./said.js";

const ROWS = 200;

export function asTable(network) {
  const { data } = network;
  const folded = element("details", { class: "table" }, element("summary", {}, "As a table"));
  folded.addEventListener("toggle", () => {
    if (folded.open && folded.children.length === 1) folded.append(table(network, data));
  });
  return folded;
}

function table(network, data) {
  const names = data.facts.map((fact) => fact.name);
  const head = ["Name", data.colour_means, ...names].map((name) => element("th", { scope: "col" }, name));
  const largest = [...data.ids.keys()].sort((a, b) => data.size[b] - data.size[a] || a - b).slice(0, ROWS);
  const rows = largest.map((node) => {
    const open = element("button", { type: "button" }, data.labels[node]);
    open.addEventListener("click", () => network.choose([node], "table"));
    const told = data.facts.map((fact) => element("td", {}, say(fact.values[node], fact.kind)));
    return element("tr", {}, element("th", { scope: "row" }, open), element("td", {}, data.groups[data.group[node]]), ...told);
  });
  const caption = data.count > ROWS ? `The largest ${ROWS} of ${data.count.toLocaleString("en-US")}` : data.title;
  return element("table", {}, element("caption", {}, caption), element("tr", {}, ...head), ...rows);
}
