// All that a mouse does, by keys.
const STEP = 0.12; // of the picture's width
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listenToKeys(network) {
  network.root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") network.release();
  });
  network.box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!act(network, event)) return;
    event.preventDefault();
    event.stopPropagation(); // the page around has keys of its own
  });
}

function act(network, { key, shiftKey }) {
  const { look } = network;
  if (key in ARROWS) return shiftKey ? step(network, ARROWS[key]) : pan(network, ARROWS[key]);
  if (key === "+" || key === "=") return network.zoom(1.3) ?? true;
  if (key === "-") return network.zoom(1 / 1.3) ?? true;
  if (key === "/") return network.controls.sought.focus() ?? true;
  if (key === "Enter" && look.walked >= 0) return network.choose([look.walked], "keyboard") ?? true;
  if (key.toLowerCase() === "e" && look.walked >= 0) return network.grow(look.walked) ?? true;
  return false;
}

function pan({ scene }, [right, down]) {
  const camera = scene.sigma.getCamera();
  const { x, y, ratio } = camera.getState();
  camera.setState({ x: x + right * STEP * ratio, y: y - down * STEP * ratio });
  return true;
}

// The nearest in that direction, where standing aside counts twice; at first the largest.
function step(network, [right, down]) {
  const { scene, data, look } = network;
  const shown = (node) => !look.hiddenGroups.has(data.group[node]);
  if (look.walked < 0) {
    let largest = -1;
    for (let node = 0; node < data.count; node++) {
      if (shown(node) && (largest < 0 || data.size[node] > data.size[largest])) largest = node;
    }
    if (largest >= 0) network.walk(largest);
    return true;
  }
  const { x, y } = scene.onScreen();
  let [best, least] = [-1, Infinity];
  for (let node = 0; node < data.count; node++) {
    const [dx, dy] = [x[node] - x[look.walked], y[node] - y[look.walked]];
    const ahead = dx * right + dy * down;
    const away = ahead + 2 * Math.abs(dx * down + dy * right);
    if (ahead > 0 && away < least && shown(node)) [best, least] = [node, away];
  }
  if (best >= 0) network.walk(best);
  return true;
}
