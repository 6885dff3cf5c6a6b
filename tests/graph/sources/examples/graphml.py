GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="edge" attr.name="time" attr.type="long"/>
  <key id="d2" for="edge" attr.name="kind" attr.type="string"><default>liked</default></key>
  <key id="d3" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d4" for="node" attr.name="team" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="a"><data key="d0">Ann &amp; co</data><data key="d4">red</data></node>
    <node id="b"><data key="d4">blue</data></node>
    <edge source="a" target="b">
      <data key="d1">1700000000</data>
      <data key="d3">2.5</data>
    </edge>
    <edge source="a" target="b"><data key="d1">1700000000</data></edge>
    <edge source="b" target="a" directed="false">
      <data key="d1">1700000001</data><data key="d2">FOLLOWED</data>
    </edge>
    <edge source="b" target="a"/>
    <hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
  </graph>
</graphml>
"""


def make(folder):
    file = folder / "x.graphml"
    file.write_text(GRAPHML, encoding="utf-8")
    return file
