"""One file per thing a user does. Screens and commands call these functions and never storage itself."""
