"""What must happen before Textual is imported, then the command line."""

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    from reader.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
