"""What people do with the integral analysis and the veiligheidskaart."""
