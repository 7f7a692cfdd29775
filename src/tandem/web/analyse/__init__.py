"""Pages of the integral analysis and the veiligheidskaart."""
