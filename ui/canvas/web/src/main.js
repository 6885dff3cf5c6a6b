// The three places where the canvas stands: a page of the explorer, a notebook, a page by itself.
import { Network } from "./network.js";
import { unpack } from "./packed.js";

const shown = new WeakMap();
const LINGER = 500; // milliseconds: a page that runs again takes things off and puts them back

// Streamlit calls the default export at each run of the page; a notebook calls it for its methods.
export default function host(component) {
  return component ? inStreamlit(component) : { render: inNotebook };
}

function inStreamlit({ data, parentElement, setStateValue, setTriggerValue }) {
  const hosts = { report: (chosen) => setStateValue("selection", chosen), expand: (id) => setTriggerValue("expand", id) };
  const network = place(parentElement, data, hosts);
  return () => setTimeout(() => network.root.isConnected || network.kill(), LINGER);
}

function place(parent, bytes, hosts) {
  const data = unpack(bytes);
  let network = shown.get(parent);
  if (!network?.root.isConnected) {
    network?.kill();
    network = new Network(parent, data, hosts);
    shown.set(parent, network);
    return network;
  }
  network.reportNow = hosts.report;
  network.expand = hosts.expand;
  if (network.data.digest !== data.digest) network.show(data);
  return network;
}

function inNotebook({ model, el }) {
  const tell = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  let asked = 0;
  const hosts = {
    report: (chosen) => tell("chosen", chosen),
    expand: (id) => tell("expanded", [id, (asked += 1)]),
  };
  const network = place(el, bytesOf(model.get("packed")), hosts);
  const again = () => network.show(unpack(bytesOf(model.get("packed"))));
  model.on("change:packed", again);
  return () => {
    model.off("change:packed", again);
    network.kill();
  };
}

const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

// A page by itself carries its network in this element.
const carried = globalThis.document?.getElementById("leylines-network");
if (carried) {
  const bytes = Uint8Array.from(atob(carried.textContent.trim()), (sign) => sign.charCodeAt(0));
  place(document.getElementById("leylines-canvas"), bytes, { report() {}, expand() {} });
}
