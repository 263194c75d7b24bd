"""Pages of a built site → what is wrong with them in Chromium: a small module for each thing that is looked at.

Nothing is downloaded for it. A check goes through pages and gives what it finds as "page: what is wrong"; the pages
come from the disk, so that a new one is looked at without being named here.
"""
