"""What one node does and what many would: measured service times, a simulation of them, `CAPACITY.md`."""
