"""What can befall a load, and where: used by the tests of faults only."""
