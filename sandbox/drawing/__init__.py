"""The drawn scenes of the ready-made photos, and the city plan."""
