"""What is stored: sources, servers, the store, loading, and the influence network as arrays."""
