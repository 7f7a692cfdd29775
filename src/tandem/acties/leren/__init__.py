"""What people do to learn together: report what stands in the way, and see that something happens with it."""
