"""The pages of the explorer, each with an address that can be sent."""
