// With Shift held, a line drawn around nodes selects them.
const SVG = "http://www.w3.org/2000/svg";

export function listenToLasso(network) {
  const { box, stage } = network;
  box.addEventListener(
    "mousedown",
    (event) => {
      if (!event.shiftKey || event.button !== 0) return;
      event.stopImmediatePropagation(); // or the picture would move along
      event.preventDefault();
      box.focus();
      draw(stage, event, (line) => {
        const chosen = line.length > 2 ? inside(network, line) : [];
        if (chosen.length) network.choose(chosen, "lasso");
        else network.release();
      });
    },
    true,
  );
  // Or the click that ends the line would clear what it selected.
  box.addEventListener("click", (event) => event.shiftKey && event.stopImmediatePropagation(), true);
}

function draw(stage, event, done) {
  const picture = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "polygon");
  const line = [];
  const { left, top } = stage.getBoundingClientRect();
  const add = ({ clientX, clientY }) => {
    line.push([clientX - left, clientY - top]);
    shape.setAttribute("points", line.join(" "));
  };
  const end = () => {
    document.removeEventListener("mousemove", add);
    document.removeEventListener("mouseup", end);
    picture.remove();
    done(line);
  };
  picture.classList.add("lasso");
  picture.append(shape);
  stage.append(picture);
  add(event);
  document.addEventListener("mousemove", add);
  document.addEventListener("mouseup", end);
}

function inside({ scene, data, look }, line) {
  const { x, y } = scene.onScreen();
  const chosen = [];
  for (let node = 0; node < data.count; node++) {
    if (!look.hiddenGroups.has(data.group[node]) && within(line, x[node], y[node])) chosen.push(node);
  }
  return chosen;
}

// A ray from the point crosses the border an odd number of times.
export function within(line, x, y) {
  let odd = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const [[ax, ay], [bx, by]] = [line[i], line[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
