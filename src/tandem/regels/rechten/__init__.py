"""Rules about keys, regimes, measures and safeguards."""
