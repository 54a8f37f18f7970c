"""What things are: frozen values with no input, output or clock. Everything else in coachtui may import from here."""
