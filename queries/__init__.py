"""What is asked: named Cypher queries, and the analysis of the influence network."""
