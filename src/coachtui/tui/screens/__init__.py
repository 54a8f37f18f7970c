"""One file or folder per screen. A screen shows snapshots and posts messages; it knows no other screen."""
