"""What Northfield's ratings come to, worked out by hand and by two programs that share no code with this one."""

INDICATORS = """
E1a 2.50 2.00 - 2.00 2 1/5 - 0.38 - - - 0.41 medium
E1b 1.00 0.50 - 0.50 1 0/5 - 1.04 D G - 0.41 medium
E1c 1.17 1.17 - 1.17 1 0/4 - 0.38 - - - 0.80 high
E1d 0.17 0.17 - 0.17 0 0/5 - 0.32 - - - 0.80 high
E2a 0.58 0.58 - 0.58 1 0/5 - 0.48 - - - 0.80 high
E2b 0.92 0.75 - 0.75 1 0/5 - 0.40 - - - 0.69 high
E2c 1.25 1.00 - 1.00 1 2/6 K 0.38 - - - 0.48 medium
E3a 1.50 1.00 2 2.00 2 0/5 - 0.72 - - - 1.00 high
E3b 1.25 0.75 1 1.00 1 0/5 - 0.88 D G - 0.70 high
E3c 0.83 0.67 - 0.67 1 0/6 - 0.56 - - S 0.71 high
E3d 0.92 0.75 - 0.75 1 0/5 - 0.40 - - - 0.69 high
E4a 0.17 0.17 - 0.17 0 1/6 - 0.32 - - - 0.67 high
E4b 0.83 0.83 - 0.83 1 0/5 - 0.32 - - - 0.80 high
E4c 0.00 0.00 - 0.00 0 0/6 - 0.00 - - S 0.80 high
E5a 1.50 1.00 - 1.00 1 0/6 - 0.83 D G S 0.40 medium
E5b 1.67 1.00 2 2.00 2 0/5 - 0.64 - - - 1.00 high
E5c 0.92 0.75 - 0.75 1 0/5 - 0.40 - - - 0.69 high
E5d 1.08 0.92 - 0.92 1 0/5 - 0.64 - - - 0.63 high
E6a 1.25 1.00 - 1.00 1 1/6 - 0.32 - - - 0.58 medium
E6b 1.00 0.83 - 0.83 1 0/6 - 0.33 - - S 0.71 high
E6c 1.50 1.00 - 1.00 1 0/5 - 0.64 - - - 0.69 high
E7a 0.58 0.58 - 0.58 1 0/5 - 0.48 - - - 0.80 high
E7b 0.33 0.33 - 0.33 0 0/6 - 0.44 - - S 0.80 high
E7c 0.50 0.50 - 0.50 1 0/5 - 0.48 - - - 0.80 high
E8a 1.50 1.17 - 1.17 1 0/5 - 0.72 - - - 0.63 high
E8b 0.33 0.33 - 0.33 0 0/5 - 0.48 - - - 0.80 high
E8c 1.33 1.33 - 1.33 1 0/6 - 0.44 - - S 0.75 high
E8d 0.83 0.67 - 0.67 1 0/6 - 0.56 - - S 0.71 high
E8e 0.00 0.00 - 0.00 0 0/5 - 0.00 - - - 0.80 high
"""
"""Indicator, claimed, supported (by interviews alone where an inventory decides), computed, supported, level,
don't-knows/expected, K if flagged, deviation, D for disagreement, G for level gap, S if the breakdown is shown,
confidence, its band. With the inventories.
"""

ELEMENTS = """
E1 T1 1.0 0 E1d 1.22 0.17 A+C
E2 T1 0.8 1 E2a,E2b,E2c 0.88 0.58 A+C
E3 T3 1.1 1 E3b,E3c,E3d 1.25 0.67 A+C
E4 T1 0.3 0 E4a,E4c - 0.33 B
E5 T2 1.2 1 E5a,E5c,E5d 0.89 2.00 A+C
E6 T3 0.9 1 E6a,E6b,E6c 0.94 - C
E7 T4 0.5 0 E7b 0.47 - B
E8 T4 0.7 0 E8b,E8e 0.88 0.00 A+C
"""
"""Element, target, score, level, limited by, base, process, actions. With the inventories."""

TARGETS = """
T1 0 E1:A+C,E2:A+C,E4:B A+B+C
T2 1 E5:A+C A+C
T3 1 E3:A+C,E6:C A+C
T4 0 E7:B,E8:A+C A+B+C
"""
"""Target, level, actions by element, their union. With the inventories."""
