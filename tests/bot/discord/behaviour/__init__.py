"""What people see and can do, on a simulated Discord."""
