"""What must happen before anything else is imported, then the command line."""

import sys
import warnings


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        if not sys.warnoptions:
            # A dependency's SyntaxWarning (its first import, uncompiled) would be written over the text.
            warnings.simplefilter("ignore")
        from reader.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are imported, or an error is being said
        return 130


if __name__ == "__main__":
    sys.exit(main())
