"""What people do with instruments, waves and results of a scan."""
