"""What must happen before anything else is imported, then the command line."""

import sys
import warnings


def main() -> int:
    """Run the command line; returns the exit code."""
    if not sys.warnoptions:
        # A dependency's SyntaxWarning (its first import, uncompiled) would be written over the text.
        warnings.simplefilter("ignore")
    try:
        from reader.cli import run
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
