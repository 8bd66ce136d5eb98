"""What the synthetic deliveries come to, by another road: plain Python, and not a line of nki.

One module for each indicator reads the files as anybody could, decides which rows count, and adds up. Nothing
is shared with the engine but the files, and the tables of which municipality and trust belongs where.
"""
