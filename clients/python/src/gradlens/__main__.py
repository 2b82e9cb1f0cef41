"""`python -m gradlens ship`: delivers what was recorded to the disk."""

from __future__ import annotations

import argparse
import json
import sys

from .errors import InputError
from .registration import VERSION
from .ship import ship, spools


def main(argv: list[str] | None = None) -> int:
    """Runs the command. Exit codes: 0 all is delivered, 2 wrong use, 3 something is not."""
    parser = argparse.ArgumentParser(prog="gradlens", description="Delivers recordings to gradlens.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(dest="command", required=True)
    ships = commands.add_parser("ship", help="deliver the spools that are here, one JSON object a line")
    ships.add_argument("run", nargs="?", help="uuid of one run; all, if left out")
    ships.add_argument("--list", action="store_true", help="name the runs that have a spool, deliver nothing")
    ships.add_argument("--end", choices=["completed", "cancelled", "failed", "diverged"], help="end runs that did not end themselves")
    ships.add_argument("--spool", help="folder of the spools (GRADLENS_SPOOL, else client-spool in GRADLENS_HOME or ~/.gradlens)")
    args = parser.parse_args(argv)
    try:
        if args.list:
            print("".join(f"{json.dumps({'run': run})}\n" for run in spools(args.spool)), end="")
            return 0
        shipped = ship(args.run, end=args.end, spool=args.spool)
    except InputError as error:
        print(f"gradlens: {error}", file=sys.stderr)
        return 2
    for one in shipped:
        print(json.dumps(one.as_json()), flush=True)
    return 3 if any(one.outcome == "failed" for one in shipped) else 0


if __name__ == "__main__":
    sys.exit(main())
