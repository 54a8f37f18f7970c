"""What users do: one file per thing, in folders. Screens and commands call these functions, never storage itself."""
