// Which edge is clicked. Asked of the arrays at a click, it costs nothing while the picture moves.
const NEAR = 6; // pixels

export function nearestEdge({ scene, data, look }, { x, y }) {
  const placed = scene.onScreen();
  let best = -1;
  let least = NEAR ** 2;
  for (let edge = 0; edge < data.source.length; edge++) {
    const [from, to] = [data.source[edge], data.target[edge]];
    if (look.hiddenGroups.has(data.group[from]) || look.hiddenGroups.has(data.group[to])) continue;
    if (look.dims && !look.chosen.has(from) && !look.chosen.has(to)) continue;
    const [ax, ay] = [placed.x[from], placed.y[from]];
    const [dx, dy] = [placed.x[to] - ax, placed.y[to] - ay];
    const length = dx * dx + dy * dy;
    const along = length && Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    const away = (ax + along * dx - x) ** 2 + (ay + along * dy - y) ** 2;
    if (away < least) [best, least] = [edge, away];
  }
  return best;
}
