"""Every format by its name: the pages, the command and the documentation go by this table."""

from collections.abc import Mapping

from leylines.ui.exports.format import Format

_ZIP = "application/zip"

_ALL = (
    Format("html", "Web page", ".html", "text/html",
           "One page that opens in any browser, offline, and can be searched and zoomed.",
           "html:html", also=(".htm",)),
    Format("png", "PNG picture", ".png", "image/png",
           "The picture as it is shown, in pixels: for slides and posts.", "png:png"),
    Format("svg", "SVG picture", ".svg", "image/svg+xml",
           "The picture as it is shown, sharp at any size; text stays text.", "svg:svg"),
    Format("pdf", "PDF report", ".pdf", "application/pdf",
           "A report to print or pass on: key figures, tables, pictures, terms.",
           "reports:pdf", asks=True),
    Format("gexf", "GEXF", ".gexf", "application/gexf+xml",
           "Opens in Gephi as shown: places, sizes and colours.", "gexf:gexf"),
    Format("graphml", "GraphML", ".graphml", "application/graphml+xml",
           "Read by most graph programs: yEd, igraph, NetworkX, Gephi.", "graphml:graphml"),
    Format("cyjs", "Cytoscape JSON", ".cyjs", "application/json",
           "Opens in Cytoscape and in Cytoscape.js, at its places.", "cytoscape:cyjs"),
    Format("json", "JSON", ".json", "application/json",
           "The view itself, field by field.", "fields:as_json"),
    Format("csv", "CSV tables", ".zip", _ZIP,
           "Nodes and edges for a spreadsheet; no cell of them is a formula.", "tables:tables"),
    Format("parquet", "Parquet tables", ".parquet.zip", _ZIP,
           "Nodes and edges with their types, for pandas, DuckDB or Spark.", "parquet:parquet"),
    Format("neo4j", "neo4j-admin import", ".neo4j.zip", _ZIP,
           "Files that `neo4j-admin database import` makes a graph of, with the command line.",
           "neo4j_import:neo4j_import"),
    Format("cypher", "Cypher script", ".cypher", "text/plain",
           "Statements that put the view into any Neo4j; running it twice changes nothing.",
           "cypher:cypher"),
    Format("ipynb", "Jupyter notebook", ".ipynb", "application/x-ipynb+json",
           "A notebook that connects, asks the same questions and shows the picture.",
           "notebook:notebook", reproduces=True),
)  # fmt: skip

FORMATS: Mapping[str, Format] = {format.name: format for format in _ALL}
