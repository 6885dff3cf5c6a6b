// A name beside its node, with a rim in the colour of the ground, so that it is read above edges.
function write(context, { x, y, size, label }, look) {
  context.font = "13px system-ui, sans-serif";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = look.ground;
  context.strokeText(label, x + size + 3, y + 4.5);
  context.fillStyle = look.ink;
  context.fillText(label, x + size + 3, y + 4.5);
}

export function drawLabel(context, node, look) {
  if (node.label) write(context, node, look);
}

export function drawHover(context, node, look) {
  context.beginPath();
  context.arc(node.x, node.y, node.size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = look.ink;
  context.stroke();
  if (node.label) write(context, node, look);
}
