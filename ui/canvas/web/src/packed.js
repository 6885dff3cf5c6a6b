// Reads what packed.py writes: a header of JSON, then columns that are used where they lie.
const KINDS = { u1: Uint8Array, u2: Uint16Array, i4: Int32Array, f4: Float32Array, f8: Float64Array };

export function unpack(bytes) {
  const from = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength);
  const whole = from.byteOffset % 8 ? from.slice() : from; // a column must begin at a multiple of its width
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const { columns, ...header } = JSON.parse(new TextDecoder().decode(whole.subarray(8, 8 + length)));
  const start = whole.byteOffset + 8 + length;
  const read = ([kind, offset, count]) => new KINDS[kind](whole.buffer, start + offset, count);
  const arrays = Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, read(at)]));
  const facts = header.facts.map((fact) => ({ ...fact, values: fact.values ?? arrays[fact.column] }));
  return { ...header, ...arrays, facts, count: header.ids.length };
}
