"""One file per screen. A screen shows snapshots and posts messages; it knows no other screen."""
