"""How fast the canvas draws a large network in headless Chromium, by software WebGL.

    python tests/benchmarks/canvas/frames.py [NODES [EDGES]]

Wall time hangs on what else the machine does, so the processor time of all Chromium's processes
stands beside it: 30 frames a second on 2 cores need less than 67 ms of it for a frame.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
from playwright.sync_api import sync_playwright

from leylines.ui.canvas import Edge, NetworkView, Node, draw
from leylines.ui.canvas.crowd import crowd
from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.palette import PALETTE

MOVING = """async () => {
  const camera = document.querySelector(".leylines").leylines.scene.sigma.getCamera();
  const frame = () => new Promise(requestAnimationFrame);
  const begun = performance.now();
  let frames = 0;
  for (const to of [{ x: 0.6, ratio: 0.7 }, { x: 0.4, ratio: 1.1 }, { x: 0.5, ratio: 1 }]) {
    let going = true;
    camera.animate(to, { duration: 3000 }, () => (going = false));
    while (going) { await frame(); frames++; }
  }
  return [frames, performance.now() - begun];
}"""
PAINTED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame(); await frame();
  return performance.now() - performance.getEntriesByType("navigation")[0].responseEnd;
}"""
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader")


def made(nodes, edges, seed=1):
    """Return a network of eight groups, with degrees as uneven as in real ones."""
    random = np.random.default_rng(seed)
    group = random.integers(0, 8, nodes)
    order = np.argsort(group, kind="stable")
    place = np.empty(nodes, np.int64)
    place[order] = np.arange(nodes)
    source = (nodes * random.random(edges) ** 2).astype(np.int32)
    near = order[(place[source] + random.integers(-nodes // 16, nodes // 16, edges)) % nodes]
    target = near.astype(np.int32)
    begun = time.process_time()
    xy = crowd(source, target, np.ones(edges), nodes) * 40
    print(f"places: {time.process_time() - begun:.1f} s of processor")
    size = 6 + 3 * np.log1p(np.bincount(target, minlength=nodes))
    drawn = tuple(
        Node(f"p{at}", f"Person {at}", float(x), float(y), float(size[at]),
             PALETTE[group[at]], f"group {group[at]}", facts=(("score", float(size[at])),))
        for at, (x, y) in enumerate(xy)
    )  # fmt: skip
    pairs = dict.fromkeys(zip(source.tolist(), target.tolist(), strict=True))
    lines = tuple(Edge(f"p{u}", f"p{v}", 1.0, 0.2, 0.1, 0.3, 4) for u, v in pairs if u != v)
    legend = tuple((f"group {at}", colour) for at, colour in enumerate(PALETTE))
    return NetworkView("Everybody", drawn, lines, legend, of=nodes)


def spent(process):
    """Return the seconds of processor of a process and all below it."""
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        try:
            total += sum(one.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return total


def main():
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    edges = int(sys.argv[2]) if len(sys.argv) > 2 else 4 * nodes
    view = made(nodes, edges)
    begun = time.process_time()
    data = pack(view)
    print(f"packed: {len(data) / 1e6:.1f} MB in {time.process_time() - begun:.2f} s of processor")
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "view.html"
        file.write_text(draw(view), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(600_000)
        (chromium,) = (
            one for one in psutil.Process().children(recursive=True)
            if "chrom" in one.name() and "--type=" not in " ".join(one.cmdline())
        )  # fmt: skip
        before = spent(chromium)
        page.goto(file.as_uri(), timeout=600_000)
        painted = page.evaluate(PAINTED)
        middle = spent(chromium)
        print(f"first paint: {painted / 1000:.1f} s, {middle - before:.1f} s of processor")
        page.wait_for_timeout(3000)  # what is still drawn belongs to the first paint
        page.screenshot()
        middle = spent(chromium)
        frames, took = page.evaluate(MOVING)
        each = 1000 * (spent(chromium) - middle) / frames
        print(
            f"moving: {1000 * frames / took:.1f} frames a second, {each:.0f} ms of processor each"
        )
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        if picture := os.environ.get("PICTURE"):
            page.wait_for_timeout(2000)
            page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
