// Numbers and names as view.py says them.
export const percent = (value) => `${(100 * value).toFixed(value >= 0.095 ? 0 : 1)}%`;

export function say(value, kind) {
  if (kind === "text") return value ?? "";
  if (Number.isNaN(value)) return "";
  if (kind === "int") return value.toLocaleString("en-US");
  if (Math.abs(value) < 1) return String(Number(value.toPrecision(3)));
  return value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

export function short(text, most = 26) {
  const letters = [...text];
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
}

export function probability(data, edge) {
  const value = data.probability[edge];
  if (Number.isNaN(value)) return "";
  const [low, high] = [data.low[edge], data.high[edge]];
  return Number.isNaN(low) ? percent(value) : `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

export function facts(data, node) {
  return data.facts
    .map((fact) => [fact.name, say(fact.values[node], fact.kind)])
    .filter(([, said]) => said !== "");
}

// Every name reaches the page as text, never as markup.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
