// What stands above the picture: search, zoom, what size, colour and label mean, the legend.
import { element } from "./said.js";

const SUGGESTED = 400; // names: a longer list is slow to open, and searching finds the others

export class Controls {
  constructor(network) {
    this.network = network;
    const { data } = network;
    const numbers = data.facts.filter((fact) => fact.kind !== "text").map((fact) => fact.name);
    const every = data.facts.map((fact) => fact.name);
    this.box = element(
      "header",
      {},
      this.search(data),
      element(
        "span",
        { role: "group", "aria-label": "Zoom" },
        this.button("+", "Closer", () => network.zoom(1.3)),
        this.button("−", "Farther", () => network.zoom(1 / 1.3)),
        this.button("Whole", "The whole network", () => network.whole()),
      ),
      this.select("Size", [["", data.size_means], ...same(numbers)], (name) => network.look.sizeBy(name)),
      this.select("Colour", [["", data.colour_means], ...same(numbers)], (name) => network.look.colourBy(name)),
      this.select("Label", [["name", "name"], ...same(every), ["", "none"]], (name) => network.look.labelBy(name)),
      this.legend(data),
    );
  }

  search(data) {
    const list = element("datalist", { id: "names" });
    const names = [...new Set(data.labels.slice(0, SUGGESTED))].sort();
    for (const name of names) {
      const option = element("option");
      option.value = name;
      list.append(option);
    }
    this.sought = element("input", {
      list: "names", type: "search", placeholder: "Find by name", "aria-label": "Find by name", autocomplete: "off",
    });
    const form = element("form", { role: "search" }, this.sought, list);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.network.search(this.sought.value);
    });
    return form;
  }

  button(text, title, act) {
    const made = element("button", { type: "button", title, "aria-label": title }, text);
    made.addEventListener("click", act);
    return made;
  }

  select(name, choices, choose) {
    const chosen = element("select", { "aria-label": name });
    for (const [value, text] of choices) {
      const option = element("option", {}, text);
      option.value = value;
      chosen.append(option);
    }
    chosen.addEventListener("change", () => {
      choose(chosen.value);
      this.network.scene.update();
    });
    return element("label", {}, `${name} `, chosen);
  }

  legend({ legend, groups, colour_means }) {
    const list = element("ul", { class: "legend", "aria-label": colour_means });
    for (const [name, colour] of legend) {
      const dot = element("span", { class: "dot", "aria-hidden": "true" });
      dot.style.background = colour;
      const button = element("button", { type: "button", "aria-pressed": "true", title: "Hide or show" }, dot, name);
      button.addEventListener("click", () => this.toggle(button, groups.indexOf(name)));
      list.append(element("li", {}, button));
    }
    return list;
  }

  toggle(button, group) {
    const { hiddenGroups } = this.network.look;
    const shown = hiddenGroups.has(group);
    if (shown) hiddenGroups.delete(group);
    else hiddenGroups.add(group);
    button.setAttribute("aria-pressed", String(shown));
    this.network.scene.update();
  }
}

const same = (names) => names.map((name) => [name, name]);
