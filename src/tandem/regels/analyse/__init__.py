"""Rules about the integral analysis and the veiligheidskaart."""
