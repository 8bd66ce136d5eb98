"""What a terminal shows: commands run at a real one, and all that comes out of it."""

import os


def all_shown(ours):
    """Return everything that is written to a terminal until its other side is closed."""
    shown = b""
    while True:
        try:
            some = os.read(ours, 4096)
        except OSError:  # the other side has closed the terminal
            break
        if not some:
            break
        shown += some
    os.close(ours)
    return shown
