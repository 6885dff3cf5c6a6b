GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta><creator>somebody</creator></meta>
  <graph mode="dynamic" defaultedgetype="directed" timeformat="dateTime" timezone="UTC">
    <attributes class="node"><attribute id="0" title="url" type="string"/></attributes>
    <attributes class="edge">
      <attribute id="0" title="where" type="string"><default>hall</default></attribute>
    </attributes>
    <nodes>
      <node id="a" label="Ann">
        <viz:color r="1" g="2" b="3"/>
        <attvalues><attvalue for="0" value="https://example.org/ann"/></attvalues>
      </node>
      <node id="b" label="Bob"/>
    </nodes>
    <edges>
      <edge id="0" source="a" target="b" kind="LIKED" start="2026-03-01T12:00:00"/>
      <edge id="1" source="a" target="b" weight="3">
        <spells>
          <spell start="2026-03-01" end="2026-03-02"/>
          <spell start="2026-03-05T00:00:00+01:00"/>
        </spells>
        <attvalues><attvalue for="0" value="yard"/></attvalues>
      </edge>
      <edge id="2" source="a" target="b" kind="friend" start="2026-03-01T12:00:00"/>
      <edge id="3" source="b" target="a" type="mutual"
            timestamps="&lt;[2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z]&gt;"/>
      <edge id="4" source="b" target="a" start="2009"/>
    </edges>
  </graph>
</gexf>
"""


def make(folder):
    file = folder / "x.gexf"
    file.write_text(GEXF, encoding="utf-8")
    return file
