"""A bank simulator (银行模拟器): takes payment files, answers them as banks do, and pays each payout at most once."""
