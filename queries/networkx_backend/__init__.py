"""The arrays as a backend of NetworkX: its functions, run by the engine.

NetworkX imports :mod:`~leylines.queries.networkx_backend.info` whenever it is itself imported, so
nothing is imported here.
"""
