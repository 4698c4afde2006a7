"""The 80-minute show (直播带岗), made from a seed, played through the doors, and counted again from its log."""
