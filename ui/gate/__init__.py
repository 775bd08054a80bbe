"""What stands before the window: unlocking a store, and making the first one."""
