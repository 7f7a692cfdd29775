"""Impact analysis: what a municipality has (Ist), what it needs (Soll), and the gap, per part and per local team."""
