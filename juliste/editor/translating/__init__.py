"""An event's folder and a language → its language file, made or brought up to date."""
