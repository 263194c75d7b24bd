"""The preview: the site served on this machine, built again after each save.

Two processes share the work. The one that serves and watches (`serve`) loads nothing that a save may change; the other
(`builder`) has loaded the settings and the code, builds when it is told to, and is replaced when either has changed.
"""
